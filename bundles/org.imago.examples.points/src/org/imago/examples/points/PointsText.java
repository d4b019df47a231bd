// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/** Key points as people type them: a line each, {@code eye 12, 34} or {@code eye 12, 34 hidden}. */
final class PointsText {

    private static final Pattern LINE = Pattern.compile(
            "\\s*(?<name>\\S.*?)\\s+(?<x>-?[0-9.]+)\\s*,\\s*(?<y>-?[0-9.]+)\\s*(?<hidden>hidden)?\\s*");

    private PointsText() {
    }

    static String write(List<KeyPoint> points) {
        return points.stream().map(PointsText::write).collect(Collectors.joining("\n"));
    }

    private static String write(KeyPoint point) {
        return point.name() + " " + plain(point.x()) + ", " + plain(point.y()) + (point.visible() ? "" : " hidden");
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static List<KeyPoint> read(String typed, Sample sample, List<String> names) throws DatasetException {
        List<KeyPoint> points = new ArrayList<>();
        for (String line : typed.lines().filter(some -> !some.isBlank()).toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw sample.problem("", "\"" + line.strip() + "\" is no key point; expected a line such as \""
                        + names.stream().findFirst().orElse("eye") + " 12, 34\" or, for one that is not seen, with hidden "
                        + "behind it");
            }
            if (!names.contains(matcher.group("name"))) {
                throw sample.problem("", "there is no key point \"" + matcher.group("name") + "\"; there are: "
                        + String.join(", ", names));
            }
            points.add(point(matcher, sample));
        }
        return points;
    }

    private static KeyPoint point(Matcher matcher, Sample sample) throws DatasetException {
        try {
            return new KeyPoint(matcher.group("name"), Double.parseDouble(matcher.group("x")),
                    Double.parseDouble(matcher.group("y")), matcher.group("hidden") == null);
        } catch (NumberFormatException e) {
            throw sample.problem("", "\"" + matcher.group().strip() + "\" has a number that is none");
        }
    }
}
