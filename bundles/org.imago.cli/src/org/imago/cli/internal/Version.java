// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine.IVersionProvider;

/** The version as {@code --version} prints it. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"imago " + text(), "Java " + Runtime.version() + " on " + System.getProperty("os.name")
                + " " + System.getProperty("os.arch")};
    }

    /** The version of this bundle, or {@code development} outside OSGi. */
    public static String text() {
        Bundle bundle = FrameworkUtil.getBundle(Version.class);
        return bundle == null ? "development" : bundle.getVersion().toString();
    }
}
