// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;

import org.imago.contributions.Declaration;

/** Stands in for the trainer of a plug-in that misbehaved: whatever it is asked for fails with a readable reason. */
final class OffTrainer implements Trainer {

    private final Declaration declaration;

    OffTrainer(Declaration declaration) {
        this.declaration = declaration;
    }

    @Override
    public String id() {
        return declaration.id();
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public String backend() {
        return "nothing: it is switched off";
    }

    @Override
    public Classifier trainClassifier(ClassifierTask task, TrainingContext context) throws TrainingException {
        throw off();
    }

    @Override
    public BoxPredictor trainBoxes(BoxTask task, TrainingContext context) throws TrainingException {
        throw off();
    }

    @Override
    public Classifier loadClassifier(Path model, TrainingContext context) throws TrainingException {
        throw off();
    }

    @Override
    public BoxPredictor loadBoxes(Path model, TrainingContext context) throws TrainingException {
        throw off();
    }

    private TrainingException off() {
        return new TrainingException("the trainer " + name() + " of the plug-in " + declaration.plugin()
                + " misbehaved and is switched off; remove the plug-in, or choose another trainer. 'imago doctor' tells "
                + "why");
    }
}
