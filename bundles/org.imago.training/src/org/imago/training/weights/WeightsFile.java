// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Looks at a file that claims to be a DL4J {@code ComputationGraph} before anything loads it: its entries, their sizes,
 * the class names that its configuration would have a loader instantiate, and the length of its numbers.
 *
 * <p>A zip can be read in two ways: by its table of contents at the end, or entry by entry from the start, as DL4J's
 * loader does. The two can be made to differ, so that one reader sees an entry that the other does not. Both are looked
 * at here and must agree.
 */
final class WeightsFile {

    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";

    /** Largest network taken, unpacked; ResNet-152 has 240 MB. */
    private static final long MAXIMUM_BYTES = 2L << 30;
    private static final long MAXIMUM_CONFIGURATION_BYTES = 32L << 20;
    /** Weights hardly compress, text about thirtyfold. Beyond this an archive is made to fill a memory or a disk. */
    private static final long MAXIMUM_RATIO = 200;
    private static final long ALWAYS_ALLOWED_BYTES = 1L << 20;
    private static final int SNIFFED_BYTES = 64;

    /**
     * Updater state is not needed and ignored. All other entries of DL4J's format ({@code preprocessor.bin},
     * {@code normalizer.bin}) are or may be serialised Java objects, which its loader would read without being asked.
     */
    private static final Set<String> ALLOWED = Set.of(CONFIGURATION, COEFFICIENTS, "updaterState.bin",
            "noParams.marker");

    private final Path path;
    /** What messages call the file: where it came from, not where it was put for the check. */
    private final String file;
    /** Checksums of the entries by name, as a reader from the start sees them. */
    private final Map<String, Long> streamed = new HashMap<>();
    private byte[] configuration = {};
    private long remaining;

    private WeightsFile(Path path, String shown) {
        this.path = path;
        this.file = shown;
    }

    /**
     * Checks a file; returns normally only if it is safe to hand to a loader.
     *
     * @param path  the file
     * @param shown what messages call it
     * @return the network's description
     */
    static NetworkConfiguration check(Path path, String shown) throws WeightsException {
        WeightsFile checked = new WeightsFile(path, shown);
        try {
            Map<String, Long> listed = checked.listedEntries();
            checked.streamEntries();
            if (!listed.equals(checked.streamed)) {
                throw new WeightsException(shown + " is refused: its table of contents does not list the entries "
                        + "that it holds. Fetch it again; if that does not help, do not trust it");
            }
            return NetworkConfiguration.parse(shown, checked.configuration);
        } catch (ZipException e) {
            throw new WeightsException(shown + " is no DL4J network: expected a zip with " + CONFIGURATION + " and "
                    + COEFFICIENTS + ", but " + checked.instead() + " (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new WeightsException(shown + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a file that cannot be read as a zip seems to be, and what to do about it. */
    private String instead() {
        String start;
        try (InputStream in = Files.newInputStream(path)) {
            start = new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "it cannot be read again";
        }
        if (start.isEmpty()) {
            return "the file is empty; fetch it again";
        }
        if (start.startsWith("PK")) {
            return "the zip is cut short or damaged; fetch it again";
        }
        if (start.stripLeading().startsWith("<")) {
            return "it is a web page; open the address in a browser, find the file itself and add that";
        }
        return "it is no zip; check that it is the file that you mean";
    }

    private Map<String, Long> listedEntries() throws WeightsException, IOException {
        Map<String, Long> listed = new HashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (listed.put(entry.getName(), entry.getCrc()) != null) {
                    throw twice(entry.getName());
                }
            }
        }
        for (String needed : List.of(CONFIGURATION, COEFFICIENTS)) {
            if (!listed.containsKey(needed)) {
                throw new WeightsException(file + " is no DL4J ComputationGraph: the zip holds no " + needed
                        + ". Expected what DL4J's ModelSerializer writes");
            }
        }
        return listed;
    }

    private void streamEntries() throws WeightsException, IOException {
        remaining = Math.min(MAXIMUM_BYTES, Math.max(ALWAYS_ALLOWED_BYTES, Files.size(path) * MAXIMUM_RATIO));
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                requireAllowed(entry.getName());
                read(entry.getName(), zip);
                zip.closeEntry();
                streamed.put(entry.getName(), entry.getCrc());
            }
        }
    }

    private void requireAllowed(String name) throws WeightsException {
        if (!ALLOWED.contains(name)) {
            throw new WeightsException(file + " holds the entry '" + name + "', which a DL4J network without "
                    + "serialised Java objects does not have; it is refused. Save the network without preprocessor "
                    + "and normaliser");
        }
        if (streamed.containsKey(name)) {
            throw twice(name);
        }
    }

    private WeightsException twice(String name) {
        return new WeightsException(file + " holds the entry '" + name + "' twice, and readers disagree about which "
                + "counts; it is refused. Save the network again with DL4J's ModelSerializer");
    }

    private void read(String name, InputStream in) throws WeightsException, IOException {
        switch (name) {
            case CONFIGURATION -> configuration = readConfiguration(in);
            case COEFFICIENTS -> readCoefficients(in);
            default -> drain(name, in);
        }
    }

    private byte[] readConfiguration(InputStream in) throws WeightsException, IOException {
        byte[] bytes = in.readNBytes((int) MAXIMUM_CONFIGURATION_BYTES + 1);
        if (bytes.length > Math.min(MAXIMUM_CONFIGURATION_BYTES, remaining)) {
            throw tooLarge(CONFIGURATION, Math.min(MAXIMUM_CONFIGURATION_BYTES, remaining));
        }
        remaining -= bytes.length;
        return bytes;
    }

    private void readCoefficients(InputStream in) throws WeightsException, IOException {
        byte[] head = in.readNBytes(CoefficientsHeader.MAXIMUM_BYTES);
        long size = head.length + drain(COEFFICIENTS, in);
        CoefficientsHeader.check(file, head, size);
    }

    /** Counts what an entry really unpacks to: its header may lie. */
    private long drain(String name, InputStream in) throws WeightsException, IOException {
        long allowed = remaining;
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > allowed) {
                throw tooLarge(name, allowed);
            }
        }
        remaining -= size;
        return size;
    }

    private WeightsException tooLarge(String name, long allowed) {
        return new WeightsException(file + ": the entry '" + name + "' unpacks to more than the " + allowed
                + " bytes that are plausible for a file of its size; it is refused, because such archives are made "
                + "to fill a disk");
    }
}
