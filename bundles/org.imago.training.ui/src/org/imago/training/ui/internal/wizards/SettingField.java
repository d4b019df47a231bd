// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.imago.loop.order.Setting;

/** Where a person chooses the value of one setting. In the UI thread. */
interface SettingField {

    /** Returns the setting. */
    Setting setting();

    /** Returns the value as it is typed; blank for the usual one. */
    String value();

    /**
     * Shows a value, which is told like one that is typed.
     *
     * @param value blank for the usual one
     */
    void show(String value);
}
