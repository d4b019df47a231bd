// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;

import jakarta.inject.Named;

/** Shows the workbench in light or in dark colours, now and at the next start. */
public final class ThemeHandler {

    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    /**
     * Switches.
     *
     * @param engine the themes
     * @param theme  {@code dark} or {@code light}
     */
    @Execute
    public void execute(IThemeEngine engine, @Named("org.imago.workbench.theme.id") String theme) {
        engine.setTheme("dark".equals(theme) ? DARK : LIGHT, true);
    }
}
