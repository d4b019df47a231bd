// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.nio.file.Path;
import java.util.List;

/**
 * Something in a product that has a name and a version of its own.
 *
 * @param group      group of its Maven artifact
 * @param artifact   name of its Maven artifact
 * @param version    version of its Maven artifact
 * @param classifier of its Maven artifact; empty for none
 * @param file       where it is in the product
 * @param ours       whether it is part of Imago
 * @param licences   names of its licences; empty if they are not known
 */
record Component(String group, String artifact, String version, String classifier, Path file, boolean ours,
        List<Licence> licences) implements Comparable<Component> {

    /**
     * A licence.
     *
     * @param name as its owner writes it
     * @param url  of its text; may be empty
     */
    record Licence(String name, String url) {
    }

    Component {
        licences = List.copyOf(licences);
    }

    /** Returns the same at another place. */
    Component at(Path place) {
        return new Component(group, artifact, version, classifier, place, ours, licences);
    }

    /** Returns its package URL. */
    String purl() {
        return "pkg:maven/" + group + "/" + artifact + "@" + version + (classifier.isEmpty() ? ""
                : "?classifier=" + classifier + "&type=jar");
    }

    @Override
    public int compareTo(Component other) {
        return purl().compareTo(other.purl());
    }
}
