// SPDX-License-Identifier: EPL-2.0

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleGroups;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageFacts;
import org.imago.image.ImageHeader;
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
import org.imago.training.review.BoxDifference;
import org.imago.training.review.ReviewOrder;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.weights.WeightsStore;

/**
 * How many boxes have to be drawn, by the order in which images are chosen and by what is accepted. Started by
 * review.sh: {@code ReviewMeasurement TRUTH.csv IMAGES HOME WEIGHTS ROUNDS ORDERS SEED …}. ROUNDS are numbers of
 * boxes drawn by hand, with commas. ORDERS are among random, least-certain and informative: every box is drawn. With
 * {@code +key0.8} behind it, a proposal that overlaps the true box by an IoU of 0.8 or more is accepted as it is
 * when it comes up, others are drawn; with {@code +tick0.8} all such proposals of the queue are accepted at once,
 * then boxes are drawn. A fifth of the images, by scene, is held out; the first round is drawn by chance and the
 * same for all orders of a seed. Prints a line for each model: boxes drawn by hand, proposals accepted, proposals
 * looked at (each time), and mean IoU on the images held out: of one fit, for 120 boxes and more the mean of three.
 */
public final class ReviewMeasurement {

    /** Fits whose mean is told for rounds of {@link #FROM} boxes and more. */
    private static final int FITS = Integer.getInteger("fits", 3);
    private static final int FROM = Integer.getInteger("from", 120);
    private static final long OTHER_SEED = 1000;

    private final Trainer trainer = new Dl4jTrainer();
    private final TrainingContext context;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Path> images = new ArrayList<>();
    private final List<BoundingBox> boxes = new ArrayList<>();
    private final int[] labels;
    private final int[] groups;
    private final Map<Integer, ImageHeader> sizes = new HashMap<>();

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
                sizes.put(samples.size(), new ImageHeader("", known.width(), known.height(), 1));
                samples.add(sample);
                images.add(folder.resolve(sample.fileName()));
                boxes.add(BoxColumns.read(sample, known.width(), known.height()).orElseThrow());
            }
        }
        labels = samples.stream().mapToInt(sample -> dataset.classes().indexOf(sample.label())).toArray();
        SampleGroups scenes = SampleGroups.of(samples, s -> Optional.of(facts.get(samples.indexOf(s))),
                List.of("scene_group"));
        groups = samples.stream().mapToInt(scenes::group).toArray();
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
        System.out.println("order\tseed\tdrawn\taccepted\tlooked at\tmean IoU");
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
        Reviewer reviewer = Reviewer.of(order);
        Fold fold = GroupedStratifiedFolds.of(labels, groups, 5, 0, seed).getFirst();
        List<Integer> waiting = new ArrayList<>(Arrays.stream(fold.training()).boxed().toList());
        Collections.shuffle(waiting, new Random(seed));
        Annotated annotated = new Annotated();
        List<BoxPredictor> predictors = new ArrayList<>();
        for (int count : rounds) {
            if (predictors.isEmpty()) {
                waiting.subList(0, count).forEach(image -> annotated.draw(image, boxes.get(image)));
            } else {
                review(reviewer, waiting, annotated, predictors.getLast(), count);
            }
            waiting.removeAll(annotated.boxes.keySet());
            BoxPredictor predictor = predictors.isEmpty() && known.isPresent() ? known.get()
                    : train(annotated.boxes, seed);
            predictors.add(predictor);
            System.out.printf(Locale.ROOT, "%s\t%d\t%d\t%d\t%d\t%.4f%n", order, seed, annotated.drawn,
                    annotated.boxes.size() - annotated.drawn, annotated.looked,
                    score(predictor, count, annotated, seed, fold.test()));
            System.out.flush();
        }
        return predictors.getFirst();
    }

    /** Draws until so many boxes are drawn by hand or no image is left, and accepts what the reviewer accepts. */
    private void review(Reviewer reviewer, List<Integer> waiting, Annotated annotated, BoxPredictor predictor,
            int count) throws Exception {
        Map<Integer, BoxPrediction> proposals = propose(waiting, predictor);
        if (reviewer.way() == Way.TICK) {
            annotated.looked += waiting.size();
            waiting.stream().filter(image -> good(proposals, image, reviewer))
                    .forEach(image -> annotated.boxes.put(image, proposals.get(image).box()));
        }
        for (int image : choose(reviewer.order(), waiting, List.copyOf(annotated.boxes.keySet()), proposals)) {
            if (annotated.drawn == count) {
                return;
            }
            if (annotated.boxes.containsKey(image)) {
                continue;
            }
            annotated.looked += reviewer.way() == Way.KEY ? 1 : 0;
            if (reviewer.way() == Way.KEY && good(proposals, image, reviewer)) {
                annotated.boxes.put(image, proposals.get(image).box());
            } else {
                annotated.draw(image, boxes.get(image));
            }
        }
    }

    private boolean good(Map<Integer, BoxPrediction> proposals, int image, Reviewer reviewer) {
        return proposals.get(image).box().iou(boxes.get(image)) >= reviewer.least();
    }

    private Map<Integer, BoxPrediction> propose(List<Integer> waiting, BoxPredictor predictor) throws Exception {
        List<BoxPrediction> predictions = predictor.predict(waiting.stream().map(images::get).toList(), context);
        Map<Integer, BoxPrediction> proposals = new HashMap<>();
        for (int i = 0; i < waiting.size(); i++) {
            proposals.put(waiting.get(i), predictions.get(i));
        }
        return proposals;
    }

    private List<Integer> choose(String order, List<Integer> waiting, List<Integer> annotated,
            Map<Integer, BoxPrediction> proposals) {
        List<Candidate> candidates = waiting.stream().filter(image -> !annotated.contains(image))
                .map(image -> new Candidate(image, proposals.get(image).confidence())).toList();
        return switch (order) {
            case "random" -> candidates.stream().map(Candidate::row).toList();
            case "least-certain" -> ReviewOrder.leastCertain(candidates);
            case "informative" -> ReviewOrder.informative(candidates, annotated, difference(annotated, proposals),
                    candidates.size());
            default -> throw new IllegalArgumentException("no such order: " + order);
        };
    }

    private BoxDifference difference(List<Integer> annotated, Map<Integer, BoxPrediction> proposals) {
        Map<Integer, BoundingBox> known = new HashMap<>();
        proposals.forEach((image, proposal) -> known.put(image, proposal.box()));
        annotated.forEach(image -> known.put(image, boxes.get(image)));
        return BoxDifference.of(known, sizes);
    }

    private BoxPredictor train(Map<Integer, BoundingBox> annotated, long seed) throws Exception {
        return trainer.trainBoxes(new BoxTask(annotated.entrySet().stream()
                .map(box -> new BoxExample(images.get(box.getKey()), box.getValue())).toList(), List.of(),
                BoxSettings.defaults(), seed), context);
    }

    /** Single fits differ by 0.03; where it matters, the mean of several is told. The first of them is what chooses. */
    private double score(BoxPredictor first, int count, Annotated annotated, long seed, int[] test) throws Exception {
        double sum = score(first, test);
        int several = count >= FROM ? FITS : 1;
        for (int i = 1; i < several; i++) {
            sum += score(train(annotated.boxes, seed + i * OTHER_SEED), test);
        }
        return sum / several;
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

    /** What a reviewer does with proposals. */
    private enum Way {
        /** Nothing: every box is drawn. */
        DRAW,
        /** Good ones are accepted one by one as they come up, others drawn. */
        KEY,
        /** All good ones of the queue are accepted at once, bad ones unticked; then boxes are drawn. */
        TICK
    }

    /** Order, and what is accepted: "random", "random+key0.8", "informative+tick0.75". */
    private record Reviewer(String order, Way way, double least) {

        static Reviewer of(String text) {
            String[] parts = text.split("\\+");
            if (parts.length == 1) {
                return new Reviewer(text, Way.DRAW, 1);
            }
            Way way = parts[1].startsWith("key") ? Way.KEY : Way.TICK;
            return new Reviewer(parts[0], way, Double.parseDouble(parts[1].substring(way.name().length())));
        }
    }

    /** Boxes by image in the order they came, and what they cost. */
    private static final class Annotated {
        private final Map<Integer, BoundingBox> boxes = new LinkedHashMap<>();
        private int drawn;
        private int looked;

        void draw(int image, BoundingBox box) {
            boxes.put(image, box);
            drawn++;
        }
    }
}
