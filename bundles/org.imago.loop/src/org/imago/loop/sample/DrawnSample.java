// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.imago.dataset.CsvTable;

/**
 * Makes the sample of the demonstration: drawn photographs of two butterfly species on cluttered ground, with wrong
 * classes and strangers planted, and the CSVs that the work on such a set goes through.
 *
 * <p>The same settings give the same bytes on the same Java runtime; another runtime may encode a JPEG or draw an edge
 * differently.
 */
public final class DrawnSample {
    private static final List<String> COLUMNS = List.of("class", "filename", "exclude", "x", "y", "w", "h",
            "orig_file_width", "orig_file_height");
    /** Spread of a person's box edges as a share of the box; gives about the IoU of 0.92 between two careful people. */
    private static final double HAND = 0.018;

    private DrawnSample() {
    }

    /**
     * What was made.
     *
     * @param folder the sample's folder
     * @param images its images folder
     * @param start CSV as downloaded: nothing excluded, no box, wrong classes in
     * @param cleaned CSV after a person's clean-up: strangers excluded, most classes put right, some boxes drawn
     * @param truth CSV with every box, the right classes and the strangers excluded
     * @param samples number of photographs
     * @param strangers number of photographs without a butterfly
     * @param planted number of classes planted wrong
     * @param left number of those that the clean-up did not find
     * @param boxes number of boxes in the cleaned CSV
     */
    public record Result(Path folder, Path images, Path start, Path cleaned, Path truth, int samples, int strangers,
            int planted, int left, int boxes) {
    }

    /**
     * Draws the photographs and writes the CSVs. Files of the same names are replaced.
     *
     * @param folder where to; made if missing
     * @param settings what to make
     * @return what was made and where it is
     * @throws IOException if the folder or a file cannot be written
     */
    public static Result create(Path folder, SampleSettings settings) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        List<SamplePlan.Entry> plan = SamplePlan.of(settings);
        List<Rectangle2D> bounds = draw(plan, images, settings);
        Path start = folder.resolve("start.csv");
        Path cleaned = folder.resolve("cleaned.csv");
        Path truth = folder.resolve("truth.csv");
        CsvTable.write(start, COLUMNS, rows(plan, settings, i -> row(plan.get(i).asDownloaded(), false, null)));
        CsvTable.write(cleaned, COLUMNS, rows(plan, settings, i -> cleaned(plan.get(i), bounds.get(i), settings)));
        CsvTable.write(truth, COLUMNS, rows(plan, settings, i -> {
            SamplePlan.Entry entry = plan.get(i);
            return row(entry.species(), entry.stranger(), entry.stranger() ? null : pixels(bounds.get(i)));
        }));
        return new Result(folder, images, start, cleaned, truth, plan.size(),
                (int) plan.stream().filter(SamplePlan.Entry::stranger).count(),
                (int) plan.stream().filter(SamplePlan.Entry::wrong).count(),
                (int) plan.stream().filter(e -> e.wrong() && !e.corrected()).count(),
                (int) plan.stream().filter(SamplePlan.Entry::boxed).count());
    }

    private static List<Rectangle2D> draw(List<SamplePlan.Entry> plan, Path images, SampleSettings settings)
            throws IOException {
        Rectangle2D[] bounds = new Rectangle2D[plan.size()];
        try {
            IntStream.range(0, plan.size()).parallel().forEach(i -> {
                Photograph photograph = Photograph.take(plan.get(i), settings.width(), settings.height());
                photograph.write(images.resolve(plan.get(i).fileName()));
                bounds[i] = photograph.insect();
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
        return Arrays.asList(bounds);
    }

    private record Row(Species species, boolean excluded, int @Nullable [] box) {
    }

    private static Row row(Species species, boolean excluded, int @Nullable [] box) {
        return new Row(species, excluded, box);
    }

    private static Row cleaned(SamplePlan.Entry entry, Rectangle2D bounds, SampleSettings settings) {
        int[] box = entry.boxed() ? pixels(byHand(bounds, new Random(~entry.seed()), settings)) : null;
        return row(entry.asCleaned(), entry.stranger(), box);
    }

    private static Rectangle2D byHand(Rectangle2D box, Random random, SampleSettings settings) {
        double left = box.getMinX() + HAND * box.getWidth() * random.nextGaussian();
        double top = box.getMinY() + HAND * box.getHeight() * random.nextGaussian();
        double right = box.getMaxX() + HAND * box.getWidth() * random.nextGaussian();
        double bottom = box.getMaxY() + HAND * box.getHeight() * random.nextGaussian();
        return new Rectangle2D.Double(left, top, right - left, bottom - top)
                .createIntersection(new Rectangle2D.Double(0, 0, settings.width(), settings.height()));
    }

    private static int[] pixels(Rectangle2D box) {
        int x = (int) Math.floor(box.getMinX());
        int y = (int) Math.floor(box.getMinY());
        return new int[] {x, y, (int) Math.ceil(box.getMaxX()) - x, (int) Math.ceil(box.getMaxY()) - y};
    }

    private static List<List<String>> rows(List<SamplePlan.Entry> plan, SampleSettings settings,
            Function<Integer, Row> content) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            Row row = content.apply(i);
            List<String> cells = new ArrayList<>(List.of(row.species().label(), plan.get(i).fileName(),
                    row.excluded() ? "1" : "0"));
            for (int side = 0; side < 4; side++) {
                cells.add(row.box() == null ? "0" : Integer.toString(row.box()[side]));
            }
            cells.add(Integer.toString(settings.width()));
            cells.add(Integer.toString(settings.height()));
            rows.add(cells);
        }
        return rows;
    }
}
