// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.util.List;
import java.util.stream.Collectors;

import org.imago.training.weights.Weights;

/**
 * A network's layers for one size of image.
 *
 * @param all from the input to the output, at least one
 */
public record LayerList(List<LayerShape> all) {

    /** Copies the list. */
    public LayerList {
        all = List.copyOf(all);
    }

    /**
     * Finds a layer.
     *
     * @param name of the layer
     * @return its shape
     * @throws IllegalArgumentException there is none of that name
     */
    public LayerShape named(String name) {
        return all.stream().filter(layer -> layer.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it has no layer " + name + "; it has "
                        + all.stream().map(LayerShape::name).collect(Collectors.joining(" "))));
    }

    /**
     * Finds the layer that describes best what is in an image.
     *
     * @param weights the network
     * @return the one the weights name, else the last that is a map, else the last
     * @throws IllegalArgumentException the weights name a layer that the network does not have
     */
    public LayerShape feature(Weights weights) {
        if (!weights.featureLayer().isEmpty()) {
            return named(weights.featureLayer());
        }
        return all.stream().filter(LayerShape::isMap).reduce((before, last) -> last).orElse(all.get(all.size() - 1));
    }

    /** A line a layer. */
    List<String> lines() {
        return all.stream().map(s -> s.channels() + "\t" + s.rows() + "\t" + s.columns() + "\t" + s.name()).toList();
    }

    /** What {@link #lines} wrote; {@link IllegalArgumentException} if it did not. */
    static LayerList ofLines(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no layers");
        }
        return new LayerList(lines.stream().map(line -> line.split("\t", 4)).map(LayerList::shape).toList());
    }

    private static LayerShape shape(String[] parts) {
        if (parts.length != 4) {
            throw new IllegalArgumentException("four columns expected");
        }
        return new LayerShape(parts[3], Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]));
    }
}
