// SPDX-License-Identifier: EPL-2.0

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierSettings;
import org.imago.training.ClassifierTask;
import org.imago.training.Fold;
import org.imago.training.GroupedStratifiedFolds;
import org.imago.training.RunEvents;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.dl4j.Dl4jTrainer;
import org.imago.training.suspects.Suspect;
import org.imago.training.suspects.Suspect.Kind;
import org.imago.training.suspects.Suspects;
import org.imago.training.weights.Weights;
import org.imago.training.weights.WeightsStore;

/**
 * How many planted errors {@code imago suspects} finds. Started by suspects.sh:
 * {@code SuspectsMeasurement DATA.csv IMAGES RUN HOME WEIGHTS SEED …}. RUN is a finished run of the data set, of which
 * the groups, the crops and the predicted boxes are taken; both classifiers are trained again, fold by fold, on the
 * planted labels of each seed. Prints a line a seed.
 */
public final class SuspectsMeasurement {

    private static final double PLANTED = 0.05;
    private static final int BOXES_A_KIND = 5;

    private final Path csv;
    private final Path images;
    private final Path run;
    private final Trainer trainer = new Dl4jTrainer();
    private final TrainingContext context;
    private final Map<String, Map<String, String>> predictions = new LinkedHashMap<>();

    private SuspectsMeasurement(String[] arguments) throws Exception {
        csv = Path.of(arguments[0]);
        images = Path.of(arguments[1]);
        run = Path.of(arguments[2]);
        Path home = Path.of(arguments[3]);
        Weights weights = new WeightsStore(home.resolve("weights")).find(arguments[4]).orElseThrow();
        context = new TrainingContext(new PixelCache(home.resolve("cache").resolve("pixels"), new ImageDecoder()),
                home.resolve("cache"), Optional.of(weights), RunEvents.none(), new Cancellation(), "", -1,
                Optional.empty());
        for (Map<String, String> row : CsvTable.read(run.resolve("predictions.csv"))) {
            predictions.put(row.get("filename"), row);
        }
    }

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if anything cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        SuspectsMeasurement measurement = new SuspectsMeasurement(arguments);
        System.out.println("seed  listed  found  planted  precision  recall  recall at the planted number  "
                + "boxes: listed  found  planted");
        for (String seed : List.of(arguments).subList(5, arguments.length)) {
            System.out.println(measurement.measure(Long.parseLong(seed)));
        }
    }

    private String measure(long seed) throws Exception {
        Path folder = Files.createTempDirectory("suspects");
        Path copy = Files.copy(csv, folder.resolve("planted.csv"));
        Dataset dataset = Dataset.open(copy);
        List<Sample> samples = dataset.samples().stream().filter(s -> predictions.containsKey(s.fileName())).toList();
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> labels = plantLabels(samples, dataset.classes(), random);
        predict(folder, samples, dataset.classes(), seed);
        // Planted after the classifiers, which do not look at them.
        Set<String> boxes = plantBoxes(samples, random);
        List<Suspect> suspects = Suspects.find(folder, dataset).list();
        List<String> listed = names(suspects, Set.of(Kind.CLASS));
        List<String> listedBoxes = names(suspects, Set.of(Kind.PLACE, Kind.SWAPPED));
        return String.format(Locale.ROOT, "%4d  %6d  %5d  %7d  %9.2f  %6.2f  %28.2f  %13d  %5d  %7d", seed,
                listed.size(), found(listed, labels), labels.size(), (double) found(listed, labels) / listed.size(),
                (double) found(listed, labels) / labels.size(), atPlantedNumber(folder, labels),
                listedBoxes.size(), found(listedBoxes, boxes), boxes.size());
    }

    private static List<String> names(List<Suspect> suspects, Set<Kind> kinds) {
        return suspects.stream().filter(suspect -> kinds.contains(suspect.kind()))
                .map(suspect -> suspect.sample().fileName()).toList();
    }

    private static long found(List<String> listed, Set<String> planted) {
        return listed.stream().filter(planted::contains).count();
    }

    private static Set<String> plantLabels(List<Sample> samples, List<String> classes, SplittableRandom random)
            throws Exception {
        Set<String> planted = new HashSet<>();
        while (planted.size() < Math.round(PLANTED * samples.size())) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            if (planted.add(sample.fileName())) {
                int other = (classes.indexOf(sample.label()) + 1 + random.nextInt(classes.size() - 1)) % classes.size();
                sample.setLabel(classes.get(other));
            }
        }
        return planted;
    }

    /** Displaced boxes, corners for sizes, transposed ones, and pairs of neighbours with each other's box. */
    private static Set<String> plantBoxes(List<Sample> samples, SplittableRandom random) throws Exception {
        List<Sample> boxed = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.number(Role.W).orElse(0) > 0) {
                boxed.add(sample);
            }
        }
        Set<String> planted = new HashSet<>();
        for (int kind = 0; kind < 4; kind++) {
            for (int n = 0; n < BOXES_A_KIND;) {
                int at = random.nextInt(boxed.size() - 1);
                double[] box = box(boxed.get(at));
                double[] next = box(boxed.get(at + 1));
                double[] wrong = switch (kind) {
                    case 0 -> new double[] {random.nextDouble() * (800 - box[2]), random.nextDouble() * (450 - box[3]),
                        box[2], box[3]};
                    case 1 -> new double[] {box[0], box[1], box[0] + box[2], box[1] + box[3]};
                    case 2 -> new double[] {box[1], box[0], box[3], box[2]};
                    default -> next;
                };
                // What hardly differs is no error that anybody would have to find.
                if (overlap(box, wrong) < 0.1 && !planted.contains(boxed.get(at).fileName())
                        && !planted.contains(boxed.get(at + 1).fileName())) {
                    write(boxed.get(at), wrong);
                    planted.add(boxed.get(at).fileName());
                    if (kind == 3) {
                        write(boxed.get(at + 1), box);
                        planted.add(boxed.get(at + 1).fileName());
                    }
                    n++;
                }
            }
        }
        return planted;
    }

    private static double[] box(Sample sample) throws Exception {
        return new double[] {sample.number(Role.X).getAsDouble(), sample.number(Role.Y).getAsDouble(),
            sample.number(Role.W).getAsDouble(), sample.number(Role.H).getAsDouble()};
    }

    private static double overlap(double[] a, double[] b) {
        return new BoundingBox(a[0], a[1], a[2], a[3])
                .iou(new BoundingBox(b[0], b[1], b[2], b[3]));
    }

    private static void write(Sample sample, double[] box) throws Exception {
        List<Role> roles = List.of(Role.X, Role.Y, Role.W, Role.H);
        for (int i = 0; i < box.length; i++) {
            sample.set(roles.get(i), String.valueOf(Math.round(box[i])));
        }
    }

    /** Writes the predictions of classifiers that learnt the planted labels. */
    private void predict(Path folder, List<Sample> samples, List<String> classes, long seed) throws Exception {
        int[] labels = samples.stream().mapToInt(sample -> classes.indexOf(sample.label())).toArray();
        int[] groups = samples.stream().mapToInt(s -> Integer.parseInt(of(s).get("group"))).toArray();
        List<Fold> folds = GroupedStratifiedFolds.of(labels, groups, 5, 0.15, seed);
        double[][] whole = outOfFold(samples.stream().map(s -> images.resolve(s.fileName())).toList(), labels, classes,
                folds, seed);
        double[][] crops = outOfFold(samples.stream().map(s -> run.resolve(of(s).get("crop_file"))).toList(), labels,
                classes, folds, seed);
        List<String> columns = new ArrayList<>(List.of("filename", "line", "class", "image_width", "image_height", "x",
                "y", "w", "h", "box_confidence"));
        classes.forEach(name -> columns.add("whole_p_" + name));
        classes.forEach(name -> columns.add("crop_p_" + name));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            Sample sample = samples.get(i);
            List<String> row = new ArrayList<>(List.of(sample.fileName(), String.valueOf(sample.line()),
                    sample.label(), "800", "450"));
            List.of("x", "y", "w", "h", "box_confidence").forEach(column -> row.add(of(sample).get(column)));
            for (double[] p : List.of(whole[i], crops[i])) {
                Arrays.stream(p).forEach(value -> row.add(String.format(Locale.ROOT, "%.6f", value)));
            }
            rows.add(row);
        }
        CsvTable.write(folder.resolve("predictions.csv"), columns, rows);
    }

    private Map<String, String> of(Sample sample) {
        return predictions.get(sample.fileName());
    }

    private double[][] outOfFold(List<Path> files, int[] labels, List<String> classes, List<Fold> folds, long seed)
            throws Exception {
        double[][] all = new double[labels.length][];
        for (Fold fold : folds) {
            ClassifierTask task = new ClassifierTask(classes, examples(files, labels, fold.training()),
                    examples(files, labels, fold.validation()), ClassifierSettings.defaults(), seed + fold.index());
            try (Classifier classifier = trainer.trainClassifier(task, context)) {
                double[][] rows = classifier.predict(Arrays.stream(fold.test()).mapToObj(files::get).toList(), context);
                IntStream.range(0, rows.length).forEach(i -> all[fold.test()[i]] = rows[i]);
            }
        }
        return all;
    }

    private static List<ClassExample> examples(List<Path> files, int[] labels, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> new ClassExample(files.get(i), labels[i])).toList();
    }

    /** Share of the planted ones among as many with the least margin, listed or not. */
    private static double atPlantedNumber(Path folder, Set<String> planted) throws Exception {
        Map<String, Double> margins = new LinkedHashMap<>();
        for (Map<String, String> row : CsvTable.read(folder.resolve("predictions.csv"))) {
            double own = Double.parseDouble(row.get("whole_p_" + row.get("class")))
                    + Double.parseDouble(row.get("crop_p_" + row.get("class")));
            margins.put(row.get("filename"), own);
        }
        List<String> first = margins.entrySet().stream().sorted(Map.Entry.comparingByValue()).limit(planted.size())
                .map(Map.Entry::getKey).toList();
        return (double) found(first, planted) / planted.size();
    }
}
