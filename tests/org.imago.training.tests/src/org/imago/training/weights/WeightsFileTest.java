// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is taken for a network only if a loader that reads it from the start can come to no harm. */
class WeightsFileTest {

    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END_HEADER = 0x06054b50;

    @TempDir
    private Path folder;

    @Test
    void aNetworkIsTakenAndItsLayersAreTold() throws Exception {
        assertEquals(List.of("gap"), check(new NetworkZip().bytes()).layers());
    }

    @Test
    void updaterStateIsNoReasonToRefuse() throws Exception {
        check(new NetworkZip().with("updaterState.bin", new byte[10]).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv2_1.0_float_notop", "squeezenet1.1_float"})
    void realNetworksAreTaken(String name) throws Exception {
        Path file = Shared.weights(name).resolve(name + "-dl4j.zip");
        assertTrue(WeightsFile.check(file, file.toString()).layers().size() > 10);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "<!DOCTYPE html><html>sign in</html> | it is a web page",
        "'' | the file is empty",
        "PK\u0003\u0004 | cut short or damaged",
        "\u0089PNG | it is no zip"})
    void whatIsNoZipIsNamedForWhatItIs(String content, String reason) {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), reason);
    }

    @Test
    void aDownloadThatWasCutShortIsRefused() throws Exception {
        byte[] whole = new NetworkZip().with(WeightsFile.COEFFICIENTS, NetworkZip.coefficients(5000, 5000)).bytes();
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "fetch it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin"})
    void anArchiveWithoutANetworkIsRefused(String missing) throws Exception {
        assertRefused(new NetworkZip().without(missing).bytes(), "holds no " + missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preprocessor.bin", "normalizer.bin", "objects.bin", "../../evil.sh", "readme.txt"})
    void serialisedObjectsAndUnknownEntriesAreRefused(String entry) throws Exception {
        assertRefused(new NetworkZip().with(entry, new byte[10]).bytes(), "'" + entry + "'");
    }

    @Test
    void anEntryThatTheTableOfContentsHidesIsRefused() throws Exception {
        byte[] honest = new NetworkZip().bytes();
        byte[] hostile = new NetworkZip().with("preprocessor.bin", new byte[10]).bytes();
        byte[] hidden = concatenate(entries(hostile), table(honest, entries(hostile).length));
        assertRefused(hidden, "'preprocessor.bin'");
    }

    @Test
    void anEntryThatOnlyTheTableOfContentsShowsIsRefused() throws Exception {
        byte[] honest = new NetworkZip().bytes();
        assertRefused(concatenate("junk".getBytes(StandardCharsets.US_ASCII), honest), "table of contents");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() throws Exception {
        byte[] once = new NetworkZip().bytes();
        byte[] entries = entries(once);
        byte[] twice = concatenate(entries, entries);
        assertRefused(concatenate(twice, table(once, twice.length)), "twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "updaterState.bin", "coefficients.bin"})
    void anArchiveMadeToFillADiskIsRefused(String entry) throws Exception {
        byte[] bomb = new NetworkZip().with(entry, new byte[64 << 20]).bytes();
        assertTrue(bomb.length < 1 << 20);
        assertRefused(bomb, "unpacks to more than");
    }

    @Test
    void aConfigurationThatIsNoneIsRefused() throws Exception {
        assertRefused(new NetworkZip().configuration("not json").bytes(), "is not JSON");
        assertRefused(new NetworkZip().configuration("").bytes(), "describes no ComputationGraph");
        assertRefused(new NetworkZip().configuration("[".repeat(100_000)).bytes(), "is not JSON");
        assertRefused(new NetworkZip().configuration("{\"confs\":[{}]}").bytes(), "a MultiLayerNetwork has to be");
    }

    @Test
    void aNetworkWithTwoInputsIsRefused() throws Exception {
        assertRefused(new NetworkZip().configuration(NetworkZip.CONFIGURATION.replace("[\"input\"]", "[\"a\",\"b\"]"))
                .bytes(), "2 inputs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax.naming.InitialContext", "org.deeplearning4j.evil.Code", "org.nd4jx.Code", "Code"})
    void classesOtherThanThoseOfNetworksAreRefused(String name) throws Exception {
        assertRefused(new NetworkZip().configuration(NetworkZip.CONFIGURATION.replace(
                "org.deeplearning4j.nn.conf.graph.LayerVertex", name)).bytes(), "'" + name + "'");
    }

    @Test
    void aClassThatASecondKeyHidesIsRefused() throws Exception {
        assertRefused(new NetworkZip().configuration(NetworkZip.CONFIGURATION.replace("{\"@class\"",
                "{\"@class\":\"javax.naming.InitialContext\",\"@class\"")).bytes(), "Duplicate field '@class'");
    }

    @Test
    void numbersThatAreNotThereAreRefused() throws Exception {
        assertRefused(new NetworkZip().with(WeightsFile.COEFFICIENTS, NetworkZip.coefficients(1L << 40, 4)).bytes(),
                "it claims 1099511627776 numbers");
        assertRefused(new NetworkZip().with(WeightsFile.COEFFICIENTS, new byte[16]).bytes(), "no array of ND4J");
        assertRefused(new NetworkZip().with(WeightsFile.COEFFICIENTS, new byte[0]).bytes(), "ends too early");
    }

    private NetworkConfiguration check(byte[] bytes) throws IOException, WeightsException {
        return WeightsFile.check(Files.write(folder.resolve("net.zip"), bytes), "net-dl4j.zip");
    }

    private void assertRefused(byte[] bytes, String reason) {
        WeightsException refused = assertThrows(WeightsException.class, () -> check(bytes));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("net-dl4j.zip"), refused.getMessage());
    }

    /** The part of an archive that a reader from the start sees. */
    private static byte[] entries(byte[] zip) {
        return Arrays.copyOf(zip, find(zip, CENTRAL_HEADER));
    }

    /** The table of contents of an archive, changed so that it stands at {@code offset}. */
    private static byte[] table(byte[] zip, int offset) {
        byte[] table = Arrays.copyOfRange(zip, find(zip, CENTRAL_HEADER), zip.length);
        ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putInt(find(table, END_HEADER) + 16, offset);
        return table;
    }

    private static int find(byte[] zip, int signature) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (buffer.getInt(at) != signature) {
            at++;
        }
        return at;
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
