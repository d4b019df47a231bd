// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.List;
import java.util.stream.Stream;

import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.Declaration;
import org.imago.loop.order.Setting;
import org.imago.training.TrainerRegistry;
import org.imago.training.ui.internal.wizards.ChoiceField.Choice;

/** The trainers that are installed. None is loaded for being offered. */
final class Trainers {

    private Trainers() {
    }

    /** Returns the usual one first. */
    static List<Choice> choices() {
        List<Declaration> declared = TrainerRegistry.contributions().stream()
                .filter(contribution -> contribution.state() != State.OFF).map(Contribution::declaration).toList();
        return Stream.concat(
                declared.stream().filter(Trainers::isUsual).map(usual -> new Choice("", usual.name())),
                declared.stream().filter(some -> !isUsual(some)).map(some -> new Choice(some.id(), some.name())))
                .toList();
    }

    private static boolean isUsual(Declaration declared) {
        return declared.id().equals(Setting.TRAINER.usual());
    }
}
