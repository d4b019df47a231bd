// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
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
import org.imago.image.PerceptualHash;
import org.imago.image.PixelCache;

/**
 * Measures how long 100,000 images take to be grouped once their hashes are known. Run by hand, or by
 * {@code releng/benchmarks/duplicates.sh}: {@code GroupingMeasurement CSV IMAGES CACHE ROWS}. Hashes are those of images
 * that have nothing in common, and those of the given images with some bits changed, which is the hard case if they are
 * of one camera: most bits of all hashes are equal. ROWS is a folder in which a data set is written.
 */
public final class GroupingMeasurement {

    private static final int COUNT = 100_000;
    private static final int BYTES = 32;
    /** A copy of these photographs differs from its original in about so many bits, if it was changed visibly. */
    private static final int LEAST_CHANGED = 10;
    private static final int MOST_CHANGED = 40;

    private final Random random = new Random(1);
    private final Dataset rows;

    private GroupingMeasurement(Dataset rows) {
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
        GroupingMeasurement measurement = new GroupingMeasurement(Tables.open(Path.of(arguments[3]), lines));
        List<byte[]> known = hashes(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        for (int repetition = 0; repetition < 2; repetition++) {
            measurement.measure("nothing in common", measurement::unlike);
            measurement.measure(known.size() + " images, changed", () -> measurement.changed(known));
        }
    }

    private static List<byte[]> hashes(Path csv, Path images, Path cache) throws DatasetException {
        Dataset dataset = Dataset.open(csv);
        ImageFolder folder = ImageFolder.locate(dataset, Optional.of(images));
        SampleFacts facts = SampleFacts.read(dataset.samples(), Optional.of(folder),
                new PixelCache(cache, new ImageDecoder()), () -> { });
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
        long start = System.nanoTime();
        Duplicates found = Duplicates.find(rows.samples(), sample -> Optional.of(facts.get(sample.index())),
                Columns.NONE);
        System.out.printf(Locale.ROOT, "%d hashes, %s: %.1f s, %d groups%n", COUNT, name,
                (System.nanoTime() - start) / 1e9, found.groups().size());
    }
}
