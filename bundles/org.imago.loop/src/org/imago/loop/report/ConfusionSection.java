// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.imago.training.ConfusionMatrix;

/** Which classes are taken for which. */
record ConfusionSection() implements Section {
    private static final int MOST_CLASSES = 12;
    private static final int MOST_CONFUSIONS = 20;

    @Override
    public String id() {
        return "confusion";
    }

    @Override
    public String title(ReportModel model) {
        return "What is taken for what";
    }

    @Override
    public boolean applies(ReportModel model) {
        return model.whole().isPresent() || model.crops().isPresent();
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) {
        html.open("div", "class", "columns");
        model.whole().ifPresent(r -> one(html, "Whole images", model.classes(), r.matrix()));
        model.crops().ifPresent(r -> one(html, "Crops", model.classes(), r.matrix()));
        html.close();
    }

    private static void one(HtmlWriter html, String name, List<String> classes, ConfusionMatrix matrix) {
        html.open("div");
        if (classes.size() <= MOST_CLASSES) {
            matrix(html, name, classes, matrix);
        } else {
            confusions(html, name, classes, matrix);
        }
        html.close();
    }

    private static void matrix(HtmlWriter html, String name, List<String> classes, ConfusionMatrix matrix) {
        List<String> head = new ArrayList<>(List.of("actual ↓ predicted →"));
        head.addAll(classes);
        Table.open(html, name, head);
        for (int a = 0; a < classes.size(); a++) {
            html.open("tr").open("th", "scope", "row").element("bdi", classes.get(a)).close();
            long row = rowTotal(matrix, a, classes.size());
            for (int p = 0; p < classes.size(); p++) {
                cell(html, matrix.count(a, p), row, a == p);
            }
            html.close();
        }
        Table.close(html);
    }

    private static void cell(HtmlWriter html, int count, long row, boolean right) {
        double share = row == 0 ? 0 : (double) count / row;
        String color = right ? "13,148,136" : "225,72,60";
        html.open("td", "class", "heat", "style",
                String.format(Locale.ROOT, "background-color:rgba(%s,%.2f)", color, 0.5 * Math.sqrt(share)));
        html.text("" + count).element("small", " " + Numbers.fixed(100 * share, 0) + " %").close();
    }

    private static long rowTotal(ConfusionMatrix matrix, int actual, int classes) {
        long sum = 0;
        for (int p = 0; p < classes; p++) {
            sum += matrix.count(actual, p);
        }
        return sum;
    }

    private record Confusion(int actual, int predicted, int count) {
    }

    private static void confusions(HtmlWriter html, String name, List<String> classes, ConfusionMatrix matrix) {
        List<Confusion> all = new ArrayList<>();
        for (int a = 0; a < classes.size(); a++) {
            for (int p = 0; p < classes.size(); p++) {
                if (a != p && matrix.count(a, p) > 0) {
                    all.add(new Confusion(a, p, matrix.count(a, p)));
                }
            }
        }
        all.sort(Comparator.comparingInt(Confusion::count).reversed());
        Table.open(html, name + ": the most frequent mistakes", List.of("Actual", "Predicted", "Samples"));
        all.stream().limit(MOST_CONFUSIONS).forEach(
                c -> Table.row(html, classes.get(c.actual()), classes.get(c.predicted()), "" + c.count()));
        Table.close(html);
    }
}
