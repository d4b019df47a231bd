// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/**
 * Colours of a grid. They are taken from the control and the system whenever they are asked for: a theme colours a
 * control some time after it was made, and may be changed.
 */
public final class GridColors {

    private static final float DIMMED = 0.55f;
    private static final float LINE = 0.12f;
    private static final float HEADER = 0.05f;
    private static final float MARKED = 0.10f;

    private final Control control;

    /**
     * Creates the colours.
     *
     * @param control the grid, whose background and foreground the theme sets
     */
    public GridColors(Control control) {
        this.control = control;
    }

    /** Background of cells: that of lists, unless the theme is dark and lists are not, or the other way round. */
    public Color background() {
        return listsFit() ? system(SWT.COLOR_LIST_BACKGROUND) : control.getBackground();
    }

    /** Text of cells. */
    public Color foreground() {
        return listsFit() ? system(SWT.COLOR_LIST_FOREGROUND) : control.getForeground();
    }

    /** Background of the selection. */
    public Color selection() {
        return system(SWT.COLOR_LIST_SELECTION);
    }

    /** Text of the selection. */
    public Color selectionText() {
        return system(SWT.COLOR_LIST_SELECTION_TEXT);
    }

    /** Text of rows that are left out. */
    public Color dimmed() {
        return mixed(DIMMED);
    }

    /** Lines between rows. */
    public Color line() {
        return mixed(LINE);
    }

    /** Background of the header. */
    public Color header() {
        return mixed(HEADER);
    }

    /** Background of the row that is shown elsewhere. */
    public Color marked() {
        return mixed(selection(), MARKED);
    }

    private boolean listsFit() {
        return dark(system(SWT.COLOR_LIST_BACKGROUND)) == dark(control.getBackground());
    }

    private static boolean dark(Color color) {
        RGB rgb = color.getRGB();
        return rgb.red + rgb.green + rgb.blue < 3 * 128;
    }

    private Color mixed(float share) {
        return mixed(foreground(), share);
    }

    private Color mixed(Color color, float share) {
        RGB over = color.getRGB();
        RGB under = background().getRGB();
        return new Color(mixed(over.red, under.red, share), mixed(over.green, under.green, share),
                mixed(over.blue, under.blue, share));
    }

    private static int mixed(int over, int under, float share) {
        return Math.round(over * share + under * (1 - share));
    }

    private Color system(int id) {
        return control.getDisplay().getSystemColor(id);
    }
}
