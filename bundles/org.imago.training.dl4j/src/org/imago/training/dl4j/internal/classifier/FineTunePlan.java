// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.LayerList;
import org.imago.training.dl4j.internal.backbone.LayerShape;
import org.imago.training.weights.Weights;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Where a pretrained network is cut in two: a front that stays as it is, and a tail, the blocks of its last resolution,
 * that is trained on together with a new output layer.
 *
 * @param cut     the layer whose output the tail starts from
 * @param feature the last map, whose means the output layer sees
 */
record FineTunePlan(LayerShape cut, LayerShape feature) {

    private static final String PREFIX = "imago-";
    private static final String INPUT = PREFIX + "input";

    /** Name of the layer that pools the last map. */
    static final String POOLED = PREFIX + "pooled";

    /** Name of the output layer. */
    static final String CLASSES = PREFIX + "classes";

    /**
     * How fast the tail's batch normalisation forgets: a fit has a few hundred steps, and networks come with values
     * made for hundreds of thousands.
     */
    private static final double DECAY = 0.9;

    /**
     * Finds where to cut.
     *
     * @param graph  the network, channels first
     * @param layers its layers for the size of the images
     * @throws TrainingException there is no place where one output is all that later layers see, or the weights name no
     *         feature layer that has one
     */
    static FineTunePlan of(ComputationGraph graph, LayerList layers, Weights weights) throws TrainingException {
        LayerShape feature = feature(layers, weights);
        List<LayerShape> cuts = cuts(graph, layers, feature);
        Optional<LayerShape> best = Optional.empty();
        for (LayerShape cut : cuts.reversed()) {
            boolean coarser = best.isPresent()
                    && (cut.rows() > best.get().rows() || cut.columns() > best.get().columns());
            if (coarser) {
                break;
            }
            if (cut.rows() > 1 && learns(graph, between(graph, cut.name(), feature.name()))) {
                best = Optional.of(cut);
            }
        }
        return new FineTunePlan(best.orElseThrow(() -> new TrainingException(weights.file() + ": the network cannot be "
                + "fine-tuned, as nowhere in it one layer's output is all that the later layers see. Choose mode "
                + "TRANSFER.")), feature);
    }

    private static LayerShape feature(LayerList layers, Weights weights) throws TrainingException {
        try {
            LayerShape feature = layers.feature(weights);
            if (feature.rows() > 1 && feature.columns() > 1) {
                return feature;
            }
            throw new IllegalArgumentException("its feature layer " + feature.name() + " has no width and height");
        } catch (IllegalArgumentException e) {
            throw new TrainingException(weights.file() + ": the network cannot be fine-tuned, " + e.getMessage()
                    + ". Name another feature layer for the weights, or choose a larger input.", e);
        }
    }

    /** Layers before the feature layer whose output is all that the layers behind them see, from the input on. */
    private static List<LayerShape> cuts(ComputationGraph graph, LayerList layers, LayerShape feature) {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        Set<String> needed = ancestors(configuration.getVertexInputs(), feature.name());
        List<LayerShape> order = layers.all().stream().filter(layer -> needed.contains(layer.name())).toList();
        List<LayerShape> cuts = new ArrayList<>();
        Set<String> before = new HashSet<>(configuration.getNetworkInputs());
        for (LayerShape layer : order) {
            before.add(layer.name());
            Set<String> seen = new HashSet<>();
            for (String later : needed) {
                if (!before.contains(later)) {
                    configuration.getVertexInputs().get(later).stream().filter(before::contains).forEach(seen::add);
                }
            }
            if (seen.equals(Set.of(layer.name()))) {
                cuts.add(layer);
            }
        }
        return cuts;
    }

    private static Set<String> ancestors(Map<String, List<String>> inputs, String name) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (inputs.containsKey(next) && found.add(next)) {
                open.addAll(inputs.get(next));
            }
        }
        return found;
    }

    /** Layers behind one up to and with another, in an order in which they can be computed. */
    private static List<String> between(ComputationGraph graph, String cut, String last) {
        Set<String> needed = ancestors(graph.getConfiguration().getVertexInputs(), last);
        needed.removeAll(ancestors(graph.getConfiguration().getVertexInputs(), cut));
        List<String> result = new ArrayList<>();
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (needed.contains(name)) {
                result.add(name);
            }
        }
        return result;
    }

    private static boolean learns(ComputationGraph graph, List<String> names) {
        return names.stream().anyMatch(name -> graph.getVertex(name).numParams() > 0);
    }

    /**
     * The tail with the network's own weights and an output layer that knows nothing yet.
     *
     * @param graph   the network, channels first
     * @param classes at least 2
     */
    ComputationGraph tail(ComputationGraph graph, int classes, long seed, CosineRate rate) {
        List<String> names = between(graph, cut.name(), feature.name());
        ComputationGraph tail = new ComputationGraph(configuration(graph.getConfiguration(), names, classes, seed,
                rate));
        tail.init();
        for (String name : names) {
            if (graph.getVertex(name).numParams() > 0) {
                // one by one: set all at once, depthwise ones are taken in another order than they are given
                graph.getLayer(name).paramTable().forEach((key, numbers) -> tail.getLayer(name).getParam(key)
                        .assign(numbers));
            }
        }
        return tail;
    }

    private ComputationGraphConfiguration configuration(ComputationGraphConfiguration whole, List<String> names,
            int classes, long seed, CosineRate rate) {
        Adam updater = Adam.builder().learningRateSchedule(rate).build();
        GraphBuilder builder = new NeuralNetConfiguration.Builder().seed(seed).updater(updater).graphBuilder()
                .addInputs(INPUT);
        for (String name : names) {
            String[] inputs = whole.getVertexInputs().get(name).stream()
                    .map(input -> input.equals(cut.name()) ? INPUT : input).toArray(String[]::new);
            GraphVertex vertex = whole.getVertices().get(name);
            if (vertex instanceof LayerVertex layer) {
                builder.addLayer(name, trainable(layer.getLayerConf().getLayer(), updater), layer.getPreProcessor(),
                        inputs);
            } else {
                builder.addVertex(name, vertex.clone(), inputs);
            }
        }
        builder.addLayer(POOLED, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), feature.name());
        builder.addLayer(CLASSES, new OutputLayer.Builder(LossFunction.MCXENT).nIn(feature.channels()).nOut(classes)
                .activation(Activation.SOFTMAX).weightInit(WeightInit.XAVIER).build(), POOLED);
        return builder.setOutputs(CLASSES).build();
    }

    private static Layer trainable(Layer original, Adam updater) {
        Layer layer = original.clone();
        if (layer instanceof BaseLayer weighted) {
            weighted.setIUpdater(updater);
            weighted.setBiasUpdater(updater);
        }
        if (layer instanceof BatchNormalization normalisation) {
            normalisation.setDecay(DECAY);
        }
        return layer;
    }
}
