// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import org.imago.dataset.Duplicates.Columns;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.image.PerceptualHash;
import org.imago.image.PixelCache;

/**
 * Measures how long images take to be hashed, and 100,000 hashes to be grouped. Run by hand, or by
 * {@code releng/benchmarks/duplicates.sh}: {@code DuplicatesMeasurement CSV IMAGES EMPTY}, where EMPTY is a folder in
 * which a cache and a data set are made.
 *
 * <p>Hashes that are grouped are those of images that have nothing in common, and those of the given images with some
 * bits changed, which is the hard case if they are of one camera: most bits of all hashes are equal.
 */
public final class DuplicatesMeasurement {

    private static final int COUNT = 100_000;
    private static final int BYTES = 32;
    /** A copy of these photographs differs from its original in about so many bits, if it was changed visibly. */
    private static final int LEAST_CHANGED = 10;
    private static final int MOST_CHANGED = 40;

    private final Random random = new Random(1);
    private final Dataset rows;

    private DuplicatesMeasurement(Dataset rows) {
        this.rows = rows;
    }

    /**
     * Prints the times.
     *
     * @param arguments see above
     * @throws Exception if a file cannot be read or written
     */
    public static void main(String[] arguments) throws Exception {
        String[] lines = new String[COUNT + 1];
        lines[0] = "class,filename";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "any," + i + ".jpg";
        }
        Path empty = Path.of(arguments[2]);
        Dataset dataset = Dataset.open(Path.of(arguments[0]));
        ImageFolder images = ImageFolder.locate(dataset, Optional.of(Path.of(arguments[1])));
        for (int repetition = 0; repetition < 2; repetition++) {
            measure(repetition, "decoded by one thread", dataset, () -> decode(dataset, images));
            Path cache = empty.resolve("cache" + repetition);
            measure(repetition, "hashed by all processors", dataset, () -> facts(dataset, images, cache));
        }
        List<byte[]> known = hashes(dataset, images, empty.resolve("cache1"));
        DuplicatesMeasurement measurement = new DuplicatesMeasurement(Tables.open(empty, lines));
        for (int repetition = 0; repetition < 2; repetition++) {
            measurement.measure("nothing in common", measurement::unlike);
            measurement.measure(known.size() + " images, changed", () -> measurement.changed(known));
        }
    }

    /** Prints how long images take; the first time the program is not warm yet. */
    private static void measure(int repetition, String name, Dataset dataset, Runnable work) {
        Duration before = processorTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration taken = processorTime().minus(before);
        if (repetition > 0) {
            System.out.printf(Locale.ROOT, "%d images %s: %.1f s, %.1f ms of a processor each%n",
                    dataset.samples().size(), name, seconds, (double) taken.toMillis() / dataset.samples().size());
        }
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static void decode(Dataset dataset, ImageFolder images) {
        ImageDecoder decoder = new ImageDecoder();
        for (Sample sample : dataset.samples()) {
            try {
                decoder.decode(images.resolve(sample));
            } catch (ImageProblemException | DatasetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static SampleFacts facts(Dataset dataset, ImageFolder images, Path cache) {
        return SampleFacts.read(dataset.samples(), Optional.of(images), new PixelCache(cache, new ImageDecoder()),
                () -> { });
    }

    private static List<byte[]> hashes(Dataset dataset, ImageFolder images, Path cache) {
        SampleFacts facts = facts(dataset, images, cache);
        return dataset.samples().stream().flatMap(sample -> facts.of(sample).stream())
                .map(known -> HexFormat.of().parseHex(known.hash().toHex())).toList();
    }

    private byte[] unlike() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return bits;
    }

    private byte[] changed(List<byte[]> known) {
        byte[] bits = known.get(random.nextInt(known.size())).clone();
        for (int i = random.nextInt(LEAST_CHANGED, MOST_CHANGED); i > 0; i--) {
            int bit = random.nextInt(BYTES * 8);
            bits[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
        return bits;
    }

    private void measure(String name, Supplier<byte[]> hashes) throws DatasetException {
        List<ImageFacts> facts = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            PerceptualHash hash = PerceptualHash.fromHex(HexFormat.of().formatHex(hashes.get()));
            facts.add(new ImageFacts("digest " + i, 1, 1, hash));
        }
        Duration before = processorTime();
        long start = System.nanoTime();
        Duplicates found = Duplicates.find(rows.samples(), sample -> Optional.of(facts.get(sample.index())),
                Columns.NONE);
        System.out.printf(Locale.ROOT, "%d hashes, %s: %.1f s, %.1f s of a processor, %d groups%n", COUNT, name,
                (System.nanoTime() - start) / 1e9, processorTime().minus(before).toMillis() / 1e3,
                found.groups().size());
    }
}
