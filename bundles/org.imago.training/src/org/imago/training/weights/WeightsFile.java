// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Looks at a file that claims to be a DL4J {@code ComputationGraph} before anything loads it: its entries, their sizes,
 * and the class names that its configuration would have a loader instantiate.
 */
final class WeightsFile {

    /** Largest network taken; ResNet-152 has 240 MB. */
    private static final long MAXIMUM_BYTES = 2L << 30;
    private static final long MAXIMUM_CONFIGURATION_BYTES = 32L << 20;
    /** Weights hardly compress; text compresses about tenfold. Beyond this an entry is made to fill a disk. */
    private static final long MAXIMUM_RATIO = 200;

    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    /** Updater state is not needed and ignored. All other entries of DL4J's format are serialised Java objects. */
    private static final Set<String> ALLOWED = Set.of(CONFIGURATION, COEFFICIENTS, "updaterState.bin",
            "noParams.marker");
    private static final List<String> TRUSTED_PACKAGES = List.of("org.deeplearning4j.nn.", "org.nd4j.linalg.");

    private WeightsFile() {
    }

    /** Checks a file; returns normally only if it is safe to hand to a loader. */
    static void check(Path file) throws WeightsException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            checkEntries(file, zip);
            checkConfiguration(file, zip);
        } catch (ZipException e) {
            throw new WeightsException(file + " is no DL4J network: expected a zip with " + CONFIGURATION + " and "
                    + COEFFICIENTS + ", but it is no zip (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new WeightsException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkEntries(Path file, ZipFile zip) throws WeightsException, IOException {
        for (String needed : List.of(CONFIGURATION, COEFFICIENTS)) {
            if (zip.getEntry(needed) == null) {
                throw new WeightsException(file + " is no DL4J ComputationGraph: the zip holds no " + needed);
            }
        }
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!ALLOWED.contains(entry.getName())) {
                throw new WeightsException(file + " holds the entry '" + entry.getName() + "', which a DL4J network "
                        + "without serialised Java objects does not have; it is refused. Save the network without "
                        + "preprocessor and normaliser");
            }
            total += size(file, zip, entry, MAXIMUM_BYTES - total);
        }
    }

    /** Counts what an entry really unpacks to: its header may lie. */
    private static long size(Path file, ZipFile zip, ZipEntry entry, long limit) throws WeightsException, IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long allowed = Math.min(limit, Math.max(1 << 20, packed * MAXIMUM_RATIO));
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > allowed) {
                    throw new WeightsException(file + ": the entry '" + entry.getName() + "' unpacks to more than "
                            + allowed + " bytes; such an archive is refused");
                }
            }
        }
        return size;
    }

    private static void checkConfiguration(Path file, ZipFile zip) throws WeightsException, IOException {
        JsonNode root;
        try (InputStream in = zip.getInputStream(zip.getEntry(CONFIGURATION))) {
            byte[] bytes = in.readNBytes((int) MAXIMUM_CONFIGURATION_BYTES + 1);
            if (bytes.length > MAXIMUM_CONFIGURATION_BYTES) {
                throw new WeightsException(file + ": " + CONFIGURATION + " is longer than "
                        + MAXIMUM_CONFIGURATION_BYTES + " bytes; such an archive is refused");
            }
            root = new ObjectMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new WeightsException(file + ": " + CONFIGURATION + " is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.path("vertices").isObject() || !root.path("networkInputs").isArray()) {
            throw new WeightsException(file + ": " + CONFIGURATION + " describes no ComputationGraph (expected "
                    + "'vertices' and 'networkInputs'); a MultiLayerNetwork has to be converted first");
        }
        checkClassNames(file, root);
    }

    /** A loader instantiates every class that is named: only DL4J's and ND4J's own may be. */
    private static void checkClassNames(Path file, JsonNode node) throws WeightsException {
        JsonNode name = node.get("@class");
        if (name != null && TRUSTED_PACKAGES.stream().noneMatch(name.asText()::startsWith)) {
            throw new WeightsException(file + ": " + CONFIGURATION + " names the class '" + name.asText()
                    + "', which is none of DL4J's; the file is refused");
        }
        for (JsonNode child : node) {
            checkClassNames(file, child);
        }
    }
}
