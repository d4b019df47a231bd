// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures the store on a CSV of very many rows: opening, heap, an edit with saving, any cell. A program of its own,
 * started by {@code releng/benchmarks/rows.sh}.
 */
final class RowsMeasurement {

    private static final int RUNS = 7;
    private static final int READS = 1_000_000;
    private static final double MILLION = 1e6;

    private RowsMeasurement() {
    }

    /**
     * Measures and prints a line for each figure.
     *
     * @param arguments an empty folder, the number of rows
     * @throws Exception if anything fails
     */
    public static void main(String[] arguments) throws Exception {
        Path csv = Path.of(arguments[0]).resolve("rows.csv");
        int rows = Integer.parseInt(arguments[1]);
        write(csv, rows);
        long text = Files.size(csv);
        print("rows", rows + ", " + text / rows + " bytes of text each");

        double[] openings = new double[RUNS];
        double[] heaps = new double[RUNS];
        double[] journals = new double[RUNS];
        double[] saves = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long before = heap();
            long began = System.nanoTime();
            DatasetStore store = DatasetStore.open(csv);
            openings[run] = since(began);
            heaps[run] = (heap() - before - text) / (double) rows;
            began = System.nanoTime();
            edit(store, run);
            store.flush();
            journals[run] = since(began);
            began = System.nanoTime();
            edit(store, RUNS + run);
            store.save();
            saves[run] = since(began);
            if (run == RUNS - 1) {
                read(store.dataset());
            }
            store.close();
        }
        print("open, ms", openings);
        print("heap a row beyond the text, bytes", heaps);
        print("edit until it is in the journal, ms", journals);
        print("edit and save, ms", saves);
    }

    private static void write(Path csv, int rows) throws IOException {
        Random random = new Random(rows);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("class,filename,exclude,x,y,w,h,orig_file_width,orig_file_height,notes\n");
            for (int i = 0; i < rows; i++) {
                boolean boxed = random.nextInt(4) == 0;
                out.write((random.nextBoolean() ? "blue_gray_tanager" : "palm_tanager") + ",images/T" + i + ".jpg,"
                        + random.nextInt(2) + "," + (boxed ? random.nextInt(800) + "," + random.nextInt(450) + ",164,155"
                        : ",,,") + ",1600,900,\"seen, " + random.nextInt(100) + "\"\n");
            }
        }
    }

    private static void edit(DatasetStore store, int seed) throws DatasetException {
        int row = new Random(seed).nextInt(store.dataset().samples().size());
        store.edit("Set class", () -> store.dataset().samples().get(row).setLabel("class " + seed));
    }

    /** Reads cells in the front, in the back and anywhere. */
    private static void read(Dataset dataset) {
        List<Sample> samples = dataset.samples();
        int column = dataset.columnIndex("notes");
        int tenth = samples.size() / 10;
        for (int warm = 0; warm < 3; warm++) {
            int last = warm;
            nanos("any cell of the first tenth, ns", new Random(1).ints(READS, 0, tenth).toArray(), samples, column, last);
            nanos("any cell of the last tenth, ns",
                    new Random(1).ints(READS, samples.size() - tenth, samples.size()).toArray(), samples, column, last);
            nanos("any cell at all, ns", new Random(1).ints(READS, 0, samples.size()).toArray(), samples, column, last);
        }
    }

    private static void nanos(String what, int[] rows, List<Sample> samples, int column, int warm) {
        long began = System.nanoTime();
        long length = 0;
        for (int row : rows) {
            length += samples.get(row).value(column).length();
        }
        double each = (System.nanoTime() - began) / (double) rows.length;
        if (length == 0) {
            throw new IllegalStateException("nothing was read");
        }
        if (warm == 2) {
            print(what, String.format(Locale.ROOT, "%.0f", each));
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / MILLION;
    }

    private static void print(String what, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        print(what, String.format(Locale.ROOT, "median %.1f, from %.1f to %.1f", sorted[sorted.length / 2], sorted[0],
                sorted[sorted.length - 1]));
    }

    private static void print(String what, String value) {
        System.out.println(what + ": " + value);
    }
}
