// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.DatasetValidator;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleCheck;
import org.imago.image.ImageFacts;
import org.imago.image.PixelCache;

/** Looks through a data set, its images and its annotations of all types for what a person should see. */
public final class AnnotationValidator {

    private AnnotationValidator() {
    }

    /**
     * Lists the problems of a data set: those of its rows and images that {@link DatasetValidator} finds, and those of
     * its annotations that the types find to which it is bound. A type of a plug-in that is left out is listed as well.
     *
     * @param dataset the data set
     * @param folder  where its images lie
     * @param pixels  decodes the images, or has done so before
     * @return the problems, those of the whole file first, then by line
     */
    public static List<DatasetProblem> validate(Dataset dataset, ImageFolder folder, PixelCache pixels) {
        List<DatasetProblem> problems = new ArrayList<>();
        AnnotationTypes types = AnnotationTypes.installed();
        AnnotationTypes.contributions().forEach(contribution -> contribution.whyOff().ifPresent(
                why -> problems.add(new DatasetProblem(Severity.WARNING, dataset.file(), 0, "", "the annotation type '"
                        + contribution.declaration().id() + "' of the plug-in " + contribution.declaration().plugin()
                        + " is switched off: " + why))));
        problems.addAll(validate(dataset, folder, pixels, bound(dataset, types, problems)));
        return List.copyOf(problems);
    }

    private static List<AnnotationType<?>> bound(Dataset dataset, AnnotationTypes types,
            List<DatasetProblem> problems) {
        try {
            return AnnotationBindings.of(dataset, types).types();
        } catch (DatasetException e) {
            problems.add(DatasetProblem.of(Severity.ERROR, e));
            return types.all();
        }
    }

    /**
     * Lists the problems of a data set as the given types see them.
     *
     * @param dataset the data set
     * @param folder  where its images lie
     * @param pixels  decodes the images, or has done so before
     * @param types   asked for every sample, in this order; one that fails is named once and not asked again
     * @return the problems, those of the whole file first, then by line
     */
    public static List<DatasetProblem> validate(Dataset dataset, ImageFolder folder, PixelCache pixels,
            List<AnnotationType<?>> types) {
        return DatasetValidator.validate(dataset, folder, pixels, checks(types));
    }

    /**
     * Returns the checks of the given types, for who looks through a data set in another way.
     *
     * @param types asked for every sample, in this order; one that fails is named once and not asked again
     * @return the checks, for one time through
     */
    public static List<SampleCheck> checks(List<AnnotationType<?>> types) {
        return types.stream().<SampleCheck>map(TypeCheck::new).toList();
    }

    /** Asks a type, which may come from a plug-in, until it fails. */
    private static final class TypeCheck implements SampleCheck {

        private final AnnotationType<?> type;
        private boolean failed;

        TypeCheck(AnnotationType<?> type) {
            this.type = type;
        }

        @Override
        public List<DatasetProblem> check(Sample sample, Optional<ImageFacts> facts) {
            if (failed) {
                return List.of();
            }
            try {
                return List.copyOf(type.problems(sample, facts));
            } catch (RuntimeException | LinkageError e) {
                failed = true;
                return List.of(new DatasetProblem(Severity.WARNING, sample.dataset().file(), sample.line(), "",
                        "the annotation type '" + type.id() + "' failed here and its other values were not checked: "
                                + e + "; tell whoever made its plug-in"));
            }
        }
    }
}
