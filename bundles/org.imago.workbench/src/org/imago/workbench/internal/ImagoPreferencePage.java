// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.imago.dataset.ImagoHome;

/** The page above all pages of Imago: says where the program keeps what belongs to no data set. */
public final class ImagoPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

    private static final int WIDTH = 400;

    /** Creates the page. */
    public ImagoPreferencePage() {
        noDefaultAndApplyButton();
    }

    @Override
    public void init(IWorkbench workbench) {
        // Nothing is needed of it.
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        label(area, Messages.ImagoPreferencePage_pages);
        label(area, Messages.ImagoPreferencePage_home);
        Text home = new Text(area, SWT.READ_ONLY | SWT.BORDER);
        home.setText(ImagoHome.folder().toString());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(home);
        label(area, Messages.ImagoPreferencePage_other_home);
        return area;
    }

    private static void label(Composite area, String text) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
    }
}
