// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Measures perceptual hashes on images whose near copies are known, to choose one and its threshold. Run by hand:
 * {@code NearCopyMeasurement CSV IMAGES [HASH]}, where the CSV has the columns filename, exclude and scene_group and
 * HASH is how the names of the wanted hashes begin. Prints for each hash and threshold the pairwise precision and
 * recall against scene_group, the groups that joining all pairs makes and the largest of them, and for each kind of
 * copy of an image the distance to the image.
 */
public final class NearCopyMeasurement {

    private static final int COPIES_OF = 60;

    private final List<BufferedImage> images = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    private NearCopyMeasurement() {
    }

    /**
     * Prints the table.
     *
     * @param arguments see above
     * @throws IOException           if the CSV cannot be read
     * @throws ImageProblemException if an image cannot be decoded
     */
    public static void main(String[] arguments) throws IOException, ImageProblemException {
        NearCopyMeasurement measurement = new NearCopyMeasurement();
        measurement.load(Path.of(arguments[0]), Path.of(arguments[1]));
        String wanted = arguments.length > 2 ? arguments[2] : "";
        for (Map.Entry<String, Function<BufferedImage, BitSet>> hash : hashes().entrySet()) {
            if (hash.getKey().startsWith(wanted)) {
                measurement.measure(hash.getKey(), hash.getValue());
            }
        }
    }

    private void load(Path csv, Path folder) throws IOException, ImageProblemException {
        List<String> lines = Files.readAllLines(csv);
        List<String> header = List.of(lines.get(0).split(","));
        ImageDecoder decoder = new ImageDecoder();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            if (cells[header.indexOf("exclude")].equals("0")) {
                images.add(decoder.decode(folder.resolve(cells[header.indexOf("filename")])));
                groups.add(Integer.valueOf(cells[header.indexOf("scene_group")]));
            }
        }
    }

    private static Map<String, Function<BufferedImage, BitSet>> hashes() {
        Map<String, Function<BufferedImage, BitSet>> hashes = new LinkedHashMap<>();
        hashes.put("chosen", image -> BitSet.valueOf(HexFormat.of().parseHex(
                PerceptualHash.of(image).toHex())));
        hashes.put("dHash 64", image -> differences(image, 8, 0));
        for (int margin = 0; margin <= 4; margin++) {
            int above = margin;
            hashes.put("dHash 256, above " + margin, image -> differences(image, 16, above));
        }
        hashes.put("pHash 64", image -> cosines(image, 32, 8));
        hashes.put("pHash 144", image -> cosines(image, 48, 12));
        hashes.put("pHash 256", image -> cosines(image, 64, 16));
        hashes.put("block median 64", image -> blocks(image, 8));
        hashes.put("block median 256", image -> blocks(image, 16));
        return hashes;
    }

    private void measure(String name, Function<BufferedImage, BitSet> hash) {
        BitSet[] all = images.stream().map(hash).toArray(BitSet[]::new);
        System.out.printf("%n%s%n%9s %10s %9s %7s %8s %8s%n", name, "distance", "precision", "recall", "pairs",
                "groups", "largest");
        for (int limit : new int[] {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40}) {
            System.out.println(row(all, limit));
        }
        for (Map.Entry<String, UnaryOperator<BufferedImage>> copy : copies().entrySet()) {
            int[] distances = IntStream.range(0, COPIES_OF).map(i -> i * images.size() / COPIES_OF)
                    .map(i -> distance(all[i], hash.apply(copy.getValue().apply(images.get(i))))).sorted().toArray();
            System.out.printf("%-22s median %d, 95 %% %d, most %d%n", copy.getKey(), distances[COPIES_OF / 2],
                    distances[COPIES_OF * 95 / 100], distances[COPIES_OF - 1]);
        }
    }

    private String row(BitSet[] all, int limit) {
        int[] parent = IntStream.range(0, all.length).toArray();
        long near = 0;
        long same = 0;
        long both = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean close = distance(all[i], all[j]) <= limit;
                boolean together = groups.get(i).equals(groups.get(j));
                near += close ? 1 : 0;
                same += together ? 1 : 0;
                both += close && together ? 1 : 0;
                if (close) {
                    parent[root(parent, i)] = root(parent, j);
                }
            }
        }
        int[] sizes = new int[all.length];
        IntStream.range(0, all.length).forEach(i -> sizes[root(parent, i)]++);
        return String.format("%9d %10.3f %9.3f %7d %8d %8d", limit, near == 0 ? 1 : (double) both / near,
                (double) both / same, near, Arrays.stream(sizes).filter(s -> s > 0).count(),
                Arrays.stream(sizes).max().orElse(0));
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }

    private static int distance(BitSet a, BitSet b) {
        BitSet difference = (BitSet) a.clone();
        difference.xor(b);
        return difference.cardinality();
    }

    private static Map<String, UnaryOperator<BufferedImage>> copies() {
        Map<String, UnaryOperator<BufferedImage>> copies = new LinkedHashMap<>();
        copies.put("JPEG quality 0.75", image -> Pictures.jpegAgain(image, 0.75f));
        copies.put("JPEG quality 0.3", image -> Pictures.jpegAgain(image, 0.3f));
        copies.put("scaled to 90 %", image -> scaled(image, 0.9));
        copies.put("scaled to 50 %", image -> scaled(image, 0.5));
        copies.put("20 % brighter", image -> Pictures.graded(image, 1.2, 0));
        copies.put("20 % darker", image -> Pictures.graded(image, 0.8, 0));
        copies.put("contrast 1.3", image -> Pictures.graded(image, 1.3, -38));
        copies.put("2 % cropped off", image -> cropped(image, 0.02));
        copies.put("mirrored", NearCopyMeasurement::mirrored);
        return copies;
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        return ImageScaler.scale(image, (int) Math.round(image.getWidth() * factor),
                (int) Math.round(image.getHeight() * factor));
    }

    private static BufferedImage cropped(BufferedImage image, double share) {
        int dx = (int) (image.getWidth() * share / 2);
        int dy = (int) (image.getHeight() * share / 2);
        return image.getSubimage(dx, dy, image.getWidth() - 2 * dx, image.getHeight() - 2 * dy);
    }

    private static BufferedImage mirrored(BufferedImage image) {
        BufferedImage mirrored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                mirrored.setRGB(x, y, image.getRGB(image.getWidth() - 1 - x, y));
            }
        }
        return mirrored;
    }

    private static double[] gray(BufferedImage image, int width, int height) {
        byte[] rgb = ImageScaler.rgb(ImageScaler.scale(image, width, height));
        return IntStream.range(0, width * height).mapToDouble(i -> 0.299 * (rgb[3 * i] & 0xff)
                + 0.587 * (rgb[3 * i + 1] & 0xff) + 0.114 * (rgb[3 * i + 2] & 0xff)).toArray();
    }

    private static BitSet differences(BufferedImage image, int side, double above) {
        double[] gray = gray(image, side + 1, side);
        BitSet bits = new BitSet();
        for (int i = 0; i < side * side; i++) {
            int at = i / side * (side + 1) + i % side;
            bits.set(i, gray[at + 1] > gray[at] + above);
        }
        return bits;
    }

    private static BitSet blocks(BufferedImage image, int side) {
        return aboveMedian(gray(image, side, side));
    }

    private static BitSet cosines(BufferedImage image, int side, int kept) {
        double[] gray = gray(image, side, side);
        double[] low = new double[kept * kept];
        for (int v = 0; v < kept; v++) {
            for (int u = 0; u < kept; u++) {
                double sum = 0;
                for (int i = 0; i < gray.length; i++) {
                    sum += gray[i] * Math.cos((i % side + 0.5) * u * Math.PI / side)
                            * Math.cos((i / side + 0.5) * v * Math.PI / side);
                }
                low[v * kept + u] = u + v == 0 ? 0 : sum;
            }
        }
        return aboveMedian(low);
    }

    private static BitSet aboveMedian(double[] values) {
        double median = Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElse(0);
        BitSet bits = new BitSet();
        for (int i = 0; i < values.length; i++) {
            bits.set(i, values[i] > median);
        }
        return bits;
    }
}
