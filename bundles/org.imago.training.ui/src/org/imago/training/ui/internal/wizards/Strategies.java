// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.ArrayList;
import java.util.List;

import org.imago.cropping.CropStrategies;
import org.imago.loop.order.Setting;
import org.imago.training.ui.internal.wizards.ChoiceField.Choice;

/** The crop strategies that are installed. */
final class Strategies {

    private Strategies() {
    }

    /** Returns the usual one first. */
    static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", Setting.STRATEGY.usual())));
        CropStrategies.installed().ids().stream()
                .filter(id -> !id.equals(Setting.STRATEGY.usual())).sorted()
                .forEach(id -> choices.add(new Choice(id, id)));
        return choices;
    }
}
