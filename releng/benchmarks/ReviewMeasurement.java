// SPDX-License-Identifier: EPL-2.0

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleGroups;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageFacts;
import org.imago.image.PixelCache;
import org.imago.training.BoxExample;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.BoxSettings;
import org.imago.training.BoxTask;
import org.imago.training.Cancellation;
import org.imago.training.Fold;
import org.imago.training.GroupedStratifiedFolds;
import org.imago.training.RunEvents;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.dl4j.Dl4jTrainer;
import org.imago.training.review.HashDifference;
import org.imago.training.review.ReviewOrder;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.weights.WeightsStore;

/**
 * How many boxes have to be drawn, by the order in which images are chosen. Started by review.sh:
 * {@code ReviewMeasurement TRUTH.csv IMAGES HOME WEIGHTS ROUNDS ORDERS SEED …}. ROUNDS are numbers of boxes with commas;
 * ORDERS are among random, least-certain and informative. A fifth of the images, by scene, is held out; the first round
 * is drawn by chance and the same for all orders of a seed. Prints a line for each model: mean IoU on the images held
 * out.
 */
public final class ReviewMeasurement {

    private final Trainer trainer = new Dl4jTrainer();
    private final TrainingContext context;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Path> images = new ArrayList<>();
    private final List<BoundingBox> boxes = new ArrayList<>();
    private final int[] labels;
    private final int[] groups;
    private final HashDifference difference;

    private ReviewMeasurement(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Path home = Path.of(arguments[2]);
        PixelCache pixels = new PixelCache(home.resolve("cache").resolve("pixels"), new ImageDecoder());
        context = new TrainingContext(pixels, home.resolve("cache"),
                Optional.of(new WeightsStore(home.resolve("weights")).find(arguments[3]).orElseThrow()),
                RunEvents.none(), new Cancellation(), "", -1, Optional.empty());
        Dataset dataset = Dataset.open(Path.of(arguments[0]));
        List<ImageFacts> facts = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            if (!sample.excluded()) {
                ImageFacts known = pixels.facts(folder.resolve(sample.fileName()));
                facts.add(known);
                samples.add(sample);
                images.add(folder.resolve(sample.fileName()));
                boxes.add(BoxColumns.read(sample, known.width(), known.height()).orElseThrow());
            }
        }
        labels = samples.stream().mapToInt(sample -> dataset.classes().indexOf(sample.label())).toArray();
        SampleGroups scenes = SampleGroups.of(samples, s -> Optional.of(facts.get(samples.indexOf(s))),
                List.of("scene_group"));
        groups = samples.stream().mapToInt(scenes::group).toArray();
        difference = HashDifference.of(samples, s -> Optional.of(folder.resolve(s.fileName())), pixels,
                new Cancellation());
    }

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if anything cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        ReviewMeasurement measurement = new ReviewMeasurement(arguments);
        int[] rounds = Arrays.stream(arguments[4].split(",")).mapToInt(Integer::parseInt).toArray();
        System.out.println("order\tseed\tboxes\tmean IoU");
        for (String seed : List.of(arguments).subList(6, arguments.length)) {
            Optional<BoxPredictor> first = Optional.empty();
            for (String order : arguments[5].split(",")) {
                first = Optional.of(measurement.annotate(order, Long.parseLong(seed), rounds, first));
            }
        }
    }

    /** Returns the predictor of the first round, which all orders of a seed share. */
    private BoxPredictor annotate(String order, long seed, int[] rounds, Optional<BoxPredictor> known)
            throws Exception {
        Fold fold = GroupedStratifiedFolds.of(labels, groups, 5, 0, seed).getFirst();
        List<Integer> waiting = new ArrayList<>(Arrays.stream(fold.training()).boxed().toList());
        Collections.shuffle(waiting, new Random(seed));
        List<Integer> drawn = new ArrayList<>();
        List<BoxPredictor> predictors = new ArrayList<>();
        for (int count : rounds) {
            List<Integer> next = predictors.isEmpty() ? List.copyOf(waiting.subList(0, count))
                    : choose(order, waiting, drawn, predictors.getLast(), count - drawn.size());
            drawn.addAll(next);
            waiting.removeAll(next);
            BoxPredictor predictor = predictors.isEmpty() && known.isPresent() ? known.get() : train(drawn, seed);
            predictors.add(predictor);
            System.out.printf(Locale.ROOT, "%s\t%d\t%d\t%.4f%n", order, seed, count, score(predictor, fold.test()));
        }
        return predictors.getFirst();
    }

    private List<Integer> choose(String order, List<Integer> waiting, List<Integer> drawn, BoxPredictor predictor,
            int count) throws Exception {
        if (order.equals("random")) {
            return List.copyOf(waiting.subList(0, count));
        }
        List<BoxPrediction> predictions = predictor.predict(waiting.stream().map(images::get).toList(), context);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            candidates.add(new Candidate(waiting.get(i), predictions.get(i).confidence()));
        }
        List<Integer> ordered = order.equals("least-certain") ? ReviewOrder.leastCertain(candidates)
                : ReviewOrder.informative(candidates, drawn, (one, other) -> difference.between(
                        samples.get(one).index(), samples.get(other).index()), count);
        return List.copyOf(ordered.subList(0, count));
    }

    private BoxPredictor train(List<Integer> drawn, long seed) throws Exception {
        return trainer.trainBoxes(new BoxTask(drawn.stream().map(i -> new BoxExample(images.get(i), boxes.get(i)))
                .toList(), List.of(), BoxSettings.defaults(), seed), context);
    }

    private double score(BoxPredictor predictor, int[] test) throws Exception {
        List<BoxPrediction> predictions = predictor.predict(Arrays.stream(test).mapToObj(images::get).toList(),
                context);
        double sum = 0;
        for (int i = 0; i < test.length; i++) {
            sum += predictions.get(i).box().iou(boxes.get(test[i]));
        }
        return sum / test.length;
    }
}
