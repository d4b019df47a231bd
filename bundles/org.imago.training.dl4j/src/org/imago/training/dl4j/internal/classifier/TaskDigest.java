// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.imago.image.ContentDigest;
import org.imago.image.ImageProblemException;
import org.imago.training.ClassExample;
import org.imago.training.ClassifierTask;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** Digest of all that decides what a fit computes; images count by their bytes, not by their place. */
final class TaskDigest {

    private TaskDigest() {
    }

    /**
     * Computes the digest.
     *
     * @param form what is fitted and how, in words
     * @return SHA-256, 64 hexadecimal digits
     * @throws TrainingException an image cannot be read, or the run was cancelled
     */
    static String of(ClassifierTask task, List<String> form, TrainingContext context) throws TrainingException {
        List<String> parts = new ArrayList<>(form);
        parts.add("seed " + task.seed());
        parts.add(task.classes().toString());
        for (List<ClassExample> examples : List.of(task.training(), task.validation())) {
            parts.add("examples " + examples.size());
            for (ClassExample example : examples) {
                context.cancellation().check();
                parts.add(digest(example, context) + " " + example.label());
            }
        }
        return ContentDigest.sha256(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(ClassExample example, TrainingContext context) throws TrainingException {
        try {
            return context.pixels().facts(example.image()).digest();
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }
}
