// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Whether the program is about to end, for whatever reason: a person closed it, or the system wants it to. */
final class Ending {

    private Ending() {
    }

    static boolean isUnderWay() {
        BundleContext context = FrameworkUtil.getBundle(Ending.class).getBundleContext();
        try {
            return context == null || context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() != Bundle.ACTIVE;
        } catch (IllegalStateException e) {
            // This bundle is stopped already.
            return true;
        }
    }
}
