// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.imago.annotation.editor.tools.CanvasTool;
import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;

/** The tools that bundles contribute to the extension point {@code org.imago.annotation.editor.tools}. */
final class Tools {

    private static final ContributionPoint<CanvasTool<?>> POINT = point();
    private static final String ANNOTATION = "annotation";
    private static final String KEY = "key";

    private Tools() {
    }

    @SuppressWarnings("unchecked") // there is no class of a type with a wildcard
    private static ContributionPoint<CanvasTool<?>> point() {
        return new ContributionPoint<>("org.imago.annotation.editor.tools", "tool",
                (Class<CanvasTool<?>>) (Class<?>) CanvasTool.class, "1.0", Set.of(), (declaration, tool) -> true,
                declaration -> new CanvasTool<>() {
                });
    }

    /**
     * A tool of a plug-in.
     *
     * @param name       what people read
     * @param annotation identifier of the type whose values it gives
     * @param key        takes it in hand; 0 for none
     * @param tool       does the work
     */
    record Tool(String name, String annotation, char key, CanvasTool<?> tool) {
    }

    static List<Tool> installed() {
        return Contributions.of(POINT).stream().filter(one -> one.state() != State.OFF).map(Tools::tool).toList();
    }

    private static Tool tool(Contribution<CanvasTool<?>> one) {
        String key = one.declaration().further().getOrDefault(KEY, "").toLowerCase(Locale.ROOT);
        return new Tool(one.declaration().name(), one.declaration().further().getOrDefault(ANNOTATION, ""),
                key.length() == 1 ? key.charAt(0) : 0, one.object());
    }
}
