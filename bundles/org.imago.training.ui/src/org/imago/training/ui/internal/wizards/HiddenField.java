// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.imago.loop.order.Setting;

/** A setting that follows from others, so that nobody has to choose it. */
final class HiddenField implements SettingField {

    private final Setting setting;
    private String value = "";

    HiddenField(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public void show(String other) {
        value = other;
    }
}
