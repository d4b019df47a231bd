// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Gives all samples one name of their class whose names differ from it in case or blanks only, excluded samples
 * included.
 *
 * @param name the name
 */
public record ClassNameFix(String name) implements ProblemFix {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    @Override
    public Kind kind() {
        return Kind.CLASS_NAME;
    }

    @Override
    public String label() {
        return "Call them all \"" + name + "\"";
    }

    @Override
    public void apply(Dataset dataset) throws DatasetException {
        String plain = plain(name);
        for (Sample sample : dataset.samples()) {
            String label = sample.label();
            if (!label.equals(name) && plain(label).equals(plain)) {
                sample.setLabel(name);
            }
        }
    }

    /** Lower case, with one blank where there are several, among them those that do not break a line. */
    static String plain(String label) {
        return BLANKS.matcher(label).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
