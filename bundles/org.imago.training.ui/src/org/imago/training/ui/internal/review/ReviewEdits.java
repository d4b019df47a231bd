// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.annotation.Proposal;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.tiles.SampleSizes;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;

/** What a person decides on proposals, each as one step that can be undone. */
final class ReviewEdits {

    /** So many take long enough that a person wants to see how far it is. */
    private static final int MANY = 500;

    private ReviewEdits() {
    }

    /**
     * Makes proposals boxes. A sample that has a box keeps it; so does one whose image cannot be read, of which the size
     * is needed.
     *
     * @param session   the data set
     * @param proposals what is proposed
     * @param samples   those whose proposal is accepted
     * @param sizes     the sizes of their images
     * @param control   whoever is told lives as long as this
     * @param told      takes those that have no box nevertheless, in the UI thread
     */
    static void accept(DatasetSession session, Proposals proposals, List<Sample> samples, SampleSizes sizes,
            Control control, Consumer<List<Sample>> told) {
        Job job = Job.create(label(samples.size()), (ICoreRunnable) monitor -> {
            Map<Sample, ImageHeader> known = read(samples, sizes, SubMonitor.convert(monitor, samples.size()));
            if (!control.isDisposed()) {
                control.getDisplay().asyncExec(() -> {
                    write(session, proposals, known);
                    told.accept(samples.stream().filter(sample -> !BoxColumns.hasBox(sample)).toList());
                });
            }
        });
        job.setSystem(samples.size() < MANY);
        job.schedule();
    }

    /** Reads the sizes of images, as far as they can be read; none if the person does not want it any more. */
    private static Map<Sample, ImageHeader> read(List<Sample> samples, SampleSizes sizes, SubMonitor progress) {
        Map<Sample, ImageHeader> known = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (progress.isCanceled()) {
                return Map.of();
            }
            try {
                known.put(sample, sizes.read(sample));
            } catch (DatasetException | ImageProblemException e) {
                // Told afterwards; the problems of the data set say why.
                continue;
            } finally {
                progress.worked(1);
            }
        }
        return known;
    }

    private static void write(DatasetSession session, Proposals proposals, Map<Sample, ImageHeader> sizes) {
        List<Sample> free = sizes.keySet().stream().filter(sample -> !BoxColumns.hasBox(sample)).toList();
        if (!free.isEmpty()) {
            session.edit(label(free.size()), () -> {
                for (Sample sample : free) {
                    write(sample, proposals, sizes.get(sample));
                }
            });
        }
    }

    private static void write(Sample sample, Proposals proposals, ImageHeader size) throws DatasetException {
        Optional<BoundingBox> box = proposals.of(sample.index()).stream().map(Proposal::box)
                .map(some -> some.clamp(size.width(), size.height())).filter(some -> some.w() >= 1 && some.h() >= 1)
                .findFirst();
        if (box.isPresent()) {
            BoxColumns.write(sample, box.get(), size.width(), size.height());
        }
    }

    private static String label(int count) {
        return count == 1 ? Messages.ReviewEdits_accept : NLS.bind(Messages.ReviewEdits_accept_many, count);
    }

    /** Leaves samples out, and tells whether that was done. */
    static boolean exclude(DatasetSession session, List<Sample> samples) {
        return session.edit(samples.size() == 1 ? Messages.ReviewEdits_exclude
                : NLS.bind(Messages.ReviewEdits_exclude_many, samples.size()), () -> {
                    for (Sample sample : samples) {
                        if (!sample.excluded()) {
                            sample.set(Role.EXCLUDE, "1");
                        }
                    }
                });
    }
}
