// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.imago.cropping.CropBox;
import org.imago.cropping.ui.internal.CropPreview.Found;

/** How many crops there would be, and of what. */
final class CropCounts {

    private CropCounts() {
    }

    static String text(List<CropPreview> previews) {
        List<Found> found = previews.stream().flatMap(preview -> preview.found().stream()).toList();
        String text = NLS.bind(Messages.Crops_counts, new Object[] {found.size(),
            count(found, crop -> !crop.region().fellBack() && drawn(crop)),
            count(found, crop -> !crop.region().fellBack() && !drawn(crop)),
            count(found, crop -> crop.region().fellBack()), count(found, Found::uncertain)});
        int problems = previews.size() - found.size();
        return problems == 0 ? text : text + NLS.bind(Messages.Crops_unreadable, problems);
    }

    private static boolean drawn(Found crop) {
        return crop.box().filter(CropBox::isDrawn).isPresent();
    }

    private static long count(List<Found> crops, Predicate<Found> which) {
        return crops.stream().filter(which).count();
    }
}
