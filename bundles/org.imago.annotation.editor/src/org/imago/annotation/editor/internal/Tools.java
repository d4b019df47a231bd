// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
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
    private static final String ICON = "icon";
    private static final int PER_CENT = 100;
    private static final String CURSOR = "cursor";
    private static final Map<String, Integer> CURSORS = Map.of("arrow", SWT.CURSOR_ARROW, "cross", SWT.CURSOR_CROSS,
            "hand", SWT.CURSOR_HAND);

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
     * @param icon       its picture, if there is one that can be read
     * @param cursor     what the pointer looks like, one of SWT's cursors
     * @param tool       does the work
     */
    record Tool(String name, String annotation, char key, Optional<ImageDescriptor> icon, int cursor,
            CanvasTool<?> tool) {
    }

    static List<Tool> installed() {
        return Contributions.of(POINT).stream().filter(one -> one.state() != State.OFF).map(Tools::tool).toList();
    }

    private static Tool tool(Contribution<CanvasTool<?>> one) {
        Map<String, String> further = one.declaration().further();
        String key = further.getOrDefault(KEY, "").toLowerCase(Locale.ROOT);
        return new Tool(one.declaration().name(), further.getOrDefault(ANNOTATION, ""),
                key.length() == 1 ? key.charAt(0) : 0, icon(one.declaration().plugin(), further.getOrDefault(ICON, "")),
                CURSORS.getOrDefault(further.getOrDefault(CURSOR, ""), SWT.CURSOR_CROSS), one.object());
    }

    private static Optional<ImageDescriptor> icon(String plugin, String path) {
        return path.isBlank() ? Optional.empty() : ResourceLocator.imageDescriptorFromBundle(plugin, path)
                .filter(Tools::isReadable);
    }

    private static boolean isReadable(ImageDescriptor icon) {
        try {
            return icon.getImageData(PER_CENT) != null;
        } catch (SWTException e) {
            // A tool is as good without its picture.
            return false;
        }
    }
}
