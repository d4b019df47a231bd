// SPDX-License-Identifier: EPL-2.0
package org.imago.plugins.internal;

import java.util.List;

/**
 * Who signed the bundles of a plug-in. That they are signed tells who made them, not what they do.
 *
 * @param bundles  number of bundles that came with it
 * @param unsigned symbolic names of those that nobody signed
 */
record Signatures(int bundles, List<String> unsigned) {

    String text() {
        if (bundles == 0) {
            return "no bundle is new";
        }
        String all = bundles == 1 ? "one bundle" : bundles + " bundles";
        if (unsigned.isEmpty()) {
            return all + ", signed";
        }
        return unsigned.size() == bundles ? all + ", not signed: only the place it came from tells who made it"
                : all + "; not signed: " + String.join(", ", unsigned);
    }
}
