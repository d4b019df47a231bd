// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.image.ContentDigest;
import org.imago.training.BoxPredictor;
import org.imago.training.BoxTask;
import org.imago.training.Mode;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.imago.training.dl4j.internal.archive.NumberArchive;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.dl4j.internal.runtime.GpuMemory;
import org.imago.training.weights.Weights;

/**
 * Learns where the object is, from images with one box each, and predicts one box for every image.
 *
 * <p>With pretrained weights a head is fitted to features of the frozen network, else a small network to pixels. Both
 * fill a {@link Grid}. One thread at a time.
 */
public final class GridBoxTrainer {

    /** Changes when the same task would give another fit, so that no old state is taken up. */
    private static final int VERSION = 1;

    /** Side of the square with as many pixels as a network with pretrained weights sees: 512×288 for 16:9. */
    private static final int FEATURE_SIDE = 384;

    private static final int PIXEL_SIDE = 96;

    private final FeatureSources features;

    /** A trainer that computes features with this bundle's backbones and keeps them in the run's cache folder. */
    public GridBoxTrainer() {
        this(new BackboneFeatureSources());
    }

    GridBoxTrainer(FeatureSources features) {
        this.features = features;
    }

    /**
     * Learns from a task's boxes.
     *
     * @throws org.imago.training.CancelledException the run was cancelled; with a checkpoint folder in the context,
     *         the same call goes on from there
     * @throws TrainingException there is no box to learn from, an image cannot be read, or the mode needs weights
     *         that the context does not have
     */
    public BoxPredictor train(BoxTask task, TrainingContext context) throws TrainingException {
        if (task.training().isEmpty()) {
            throw new TrainingException("There is no box to learn from: draw boxes on some images first.");
        }
        List<BoxTarget> training = BoxTarget.of(task.training(), context);
        List<BoxTarget> validation = BoxTarget.of(task.validation(), context);
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            return usesFeatures(task.settings().mode(), context) ? trainHead(task, training, validation, context)
                    : trainPixels(task, training, validation, context);
        }
    }

    private static boolean usesFeatures(Mode mode, TrainingContext context) throws TrainingException {
        return switch (mode) {
            case AUTO -> context.weights().isPresent();
            case SCRATCH -> false;
            case TRANSFER, FINE_TUNE -> {
                if (context.weights().isEmpty()) {
                    throw new TrainingException("Mode " + mode + " needs pretrained weights: add some and name them,"
                            + " or choose mode SCRATCH.");
                }
                if (mode == Mode.FINE_TUNE) {
                    context.events().emit(new RunEvent.Message(context.stage(), context.fold(),
                            "Boxes are learnt by a head on frozen features; fine-tuning is for classifiers."));
                }
                yield true;
            }
        };
    }

    private BoxPredictor trainHead(BoxTask task, List<BoxTarget> training, List<BoxTarget> validation,
            TrainingContext context) throws TrainingException {
        Weights weights = context.weights().orElseThrow();
        int side = task.settings().inputSize() > 0 ? task.settings().inputSize() : FEATURE_SIDE;
        InputSize size = InputSize.of(side, training);
        FeatureLayers layers = new FeatureLayers(weights.name(), weights.sha256(), size,
                features.layers(weights, size, context));
        FeatureSource source = features.open(weights, layers, context);
        List<Path> images = training.stream().map(BoxTarget::image).toList();
        Standardisation standardisation = Standardisation.of(source.shapes(), source.read(images, false, context));
        // computed now in large batches rather than one by one as the fit comes across them
        source.read(images, true, context);
        HeadBlueprint plan = new HeadBlueprint(source.shapes());
        ModelForm form = new ModelForm(new ModelForm.Features(layers, standardisation), plan, grid(plan, training));
        return fit(form, new FeatureViews(source, standardisation),
                FitPlan.forFeatures(task.settings(), training.size()), task.seed(), training, validation, context);
    }

    private static BoxPredictor trainPixels(BoxTask task, List<BoxTarget> training, List<BoxTarget> validation,
            TrainingContext context) throws TrainingException {
        int side = task.settings().inputSize() > 0 ? task.settings().inputSize() : PIXEL_SIDE;
        int whole = Math.max(1, Math.round((float) side / PixelBlueprint.STRIDE)) * PixelBlueprint.STRIDE;
        PixelBlueprint plan = new PixelBlueprint(whole);
        return fit(new ModelForm(new ModelForm.Pixels(), plan, grid(plan, training)),
                new PixelViews(context.pixels(), whole), FitPlan.forPixels(task.settings(), training.size()),
                task.seed(), training, validation, context);
    }

    private static Grid grid(Blueprint plan, List<BoxTarget> training) {
        return new Grid(plan.rows(), plan.columns(),
                training.stream().mapToDouble(t -> t.box().width()).average().orElseThrow(),
                training.stream().mapToDouble(t -> t.box().height()).average().orElseThrow());
    }

    private static BoxPredictor fit(ModelForm form, ViewSource views, FitPlan usual, long seed,
            List<BoxTarget> training, List<BoxTarget> validation, TrainingContext context) throws TrainingException {
        return GpuMemory.ofThisMachine().halving(usual.batchSize(), context, size -> fitOnce(form, views,
                usual.withBatchSize(size), seed, training, validation, context));
    }

    private static BoxPredictor fitOnce(ModelForm form, ViewSource views, FitPlan plan, long seed,
            List<BoxTarget> training, List<BoxTarget> validation, TrainingContext context) throws TrainingException {
        GridNetwork network = GridNetwork.random(form.plan(), seed);
        Checkpoint<FitState> checkpoint = new Checkpoint<>(FitState.KIND, context,
                digest(form, plan, seed, training, validation), form::toArchive);
        float[] best = new GridFit(network, form.grid(), views, plan, new ExampleOrder(training, plan, seed),
                validation, context).run(checkpoint);
        views.release();
        return new GridBoxPredictor(form, best, views);
    }

    /** Of all that decides what a fit computes; images count by their bytes, not by their place. */
    private static String digest(ModelForm form, FitPlan plan, long seed, List<BoxTarget> training,
            List<BoxTarget> validation) {
        List<String> parts = new ArrayList<>(List.of("version " + VERSION, "seed " + seed, plan.toString(),
                form.plan().toString(), form.grid().toString()));
        if (form.input() instanceof ModelForm.Features features) {
            parts.add(features.layers().toString());
        }
        training.forEach(t -> parts.add("training " + t.digest() + " " + t.box()));
        validation.forEach(t -> parts.add("validation " + t.digest() + " " + t.box()));
        return ContentDigest.sha256(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Loads a saved predictor.
     *
     * @throws TrainingException it is not such a file, or it needs weights that the context does not have
     */
    public BoxPredictor load(Path model, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            NumberArchive archive = NumberArchive.read(model, List.of(ModelForm.FORMAT));
            ModelForm form = ModelForm.of(archive);
            return new GridBoxPredictor(form, ModelForm.parameters(archive), views(model, form, context));
        } catch (IOException e) {
            throw new TrainingException("The box model cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(model + ": the box model is damaged: " + e.getMessage(), e);
        }
    }

    private ViewSource views(Path model, ModelForm form, TrainingContext context) throws TrainingException {
        return switch (form.input()) {
            case ModelForm.Pixels pixels -> new PixelViews(context.pixels(), ((PixelBlueprint) form.plan()).size());
            case ModelForm.Features learnt -> {
                FeatureLayers layers = learnt.layers();
                Weights weights = context.weights().filter(w -> w.sha256().equals(layers.sha256()))
                        .orElseThrow(() -> new TrainingException(model + ": the model was learnt on features of "
                                + layers.weights() + " (SHA-256 " + layers.sha256() + "): give the same weights."));
                FeatureSource source = features.open(weights, layers, context);
                if (!source.shapes().equals(form.plan().inputs())) {
                    throw new TrainingException(model + ": its features have other shapes than those of "
                            + weights.name() + "; learn it anew.");
                }
                yield new FeatureViews(source, learnt.standardisation());
            }
        };
    }
}
