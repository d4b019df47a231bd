// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Whether DL4J may reuse memory between layers while some layers' outputs are wanted. DL4J 1.0.0-M2.1 takes the memory
 * of the layer before a wanted one for the wanted one's own where computing that layer before gave none back: at the
 * beginning, and where a branch begins. It then fails, or frees what is still needed.
 */
final class MemoryReuse {

    private final Map<String, List<String>> inputs;
    private final List<String> order = new ArrayList<>();

    MemoryReuse(ComputationGraph graph) {
        inputs = graph.getConfiguration().getVertexInputs();
        for (int index : graph.topologicalSortOrder()) {
            order.add(graph.getVertices()[index].getVertexName());
        }
    }

    /** The mode in which all of the layers' outputs are right; without reuse it takes twice the time. */
    WorkspaceMode mode(List<String> wanted) {
        return wanted.stream().allMatch(this::isSafe) ? WorkspaceMode.ENABLED : WorkspaceMode.NONE;
    }

    private boolean isSafe(String wanted) {
        int before = order.indexOf(wanted) - 1;
        return before >= 0 && inputs.getOrDefault(order.get(before), List.of()).stream()
                .anyMatch(input -> lastUse(input) == before);
    }

    private int lastUse(String layer) {
        int last = -1;
        for (int step = 0; step < order.size(); step++) {
            if (inputs.getOrDefault(order.get(step), List.of()).contains(layer)) {
                last = step;
            }
        }
        return last;
    }
}
