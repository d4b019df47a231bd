// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the expressions of {@link SampleFilter#expression} by recursive descent, into functions of a sample. */
final class Expression {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>\\d+(?:\\.\\d+)?)"
            + "|\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|`(?<quoted>[^`]+)`|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<sign>!=|<=|>=|[=<>~+\\-*/()]))");
    private static final int DEEPEST = 200;

    private final String text;
    private final Predicate<String> columns;
    private int start;
    private int end;
    private String kind = "";
    private String token = "";
    private int depth;

    /** What an expression says of a sample: text; yes and no are "1" and "0", nothing is blank. */
    @FunctionalInterface
    private interface Term {

        String of(Sample sample);
    }

    private Expression(String text, Predicate<String> columns) {
        this.text = text;
        this.columns = columns;
    }

    static SampleFilter parse(String text, Predicate<String> columns) throws ExpressionException {
        Expression parser = new Expression(text, columns);
        parser.advance();
        Term term = parser.disjunction();
        if (!parser.kind.isEmpty()) {
            throw parser.expected("and, or, or the end");
        }
        return sample -> isTrue(term.of(sample));
    }

    private static boolean isTrue(String value) {
        return Flag.of(value) == Flag.YES || Numbers.parse(value).orElse(0) != 0;
    }

    private static String of(boolean value) {
        return value ? "1" : "0";
    }

    private void advance() throws ExpressionException {
        start = end;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        kind = "";
        token = "";
        if (start == text.length()) {
            return;
        }
        Matcher matcher = TOKEN.matcher(text).region(start, text.length());
        if (!matcher.lookingAt()) {
            token = text.substring(start, start + 1);
            throw expected(token.equals("\"") || token.equals("'") || token.equals("`") ? "a closing " + token
                    : "a column, a number, a text or a sign");
        }
        end = matcher.end();
        for (String group : new String[] {"number", "double", "single", "quoted", "word", "sign"}) {
            if (matcher.group(group) != null) {
                kind = group;
                token = matcher.group(group);
            }
        }
    }

    private ExpressionException expected(String what) {
        return new ExpressionException(start, what, kind.isEmpty() ? token : text.substring(start, end));
    }

    private boolean take(String wanted) throws ExpressionException {
        boolean found = (kind.equals("word") || kind.equals("sign")) && token.equalsIgnoreCase(wanted);
        if (found) {
            advance();
        }
        return found;
    }

    private Term disjunction() throws ExpressionException {
        Term left = conjunction();
        while (take("or")) {
            Term first = left;
            Term second = conjunction();
            left = sample -> of(isTrue(first.of(sample)) || isTrue(second.of(sample)));
        }
        return left;
    }

    private Term conjunction() throws ExpressionException {
        Term left = negation();
        while (take("and")) {
            Term first = left;
            Term second = negation();
            left = sample -> of(isTrue(first.of(sample)) && isTrue(second.of(sample)));
        }
        return left;
    }

    private Term negation() throws ExpressionException {
        deeper();
        try {
            if (take("not")) {
                Term negated = negation();
                return sample -> of(!isTrue(negated.of(sample)));
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    /** What people type is not as deep; what is would end in an overflow of the stack. */
    private void deeper() throws ExpressionException {
        if (++depth > DEEPEST) {
            throw expected("fewer than " + DEEPEST + " nested parts");
        }
    }

    private Term comparison() throws ExpressionException {
        Term left = sum();
        for (String sign : new String[] {"=", "!=", "<=", ">=", "<", ">", "~"}) {
            if (take(sign)) {
                Term right = sum();
                return sample -> of(compare(left.of(sample).strip(), sign, right.of(sample).strip()));
            }
        }
        return left;
    }

    private static boolean compare(String left, String sign, String right) {
        OptionalDouble first = Numbers.parse(left);
        OptionalDouble second = Numbers.parse(right);
        if (sign.equals("~")) {
            return left.toLowerCase(Locale.ROOT).contains(right.toLowerCase(Locale.ROOT));
        }
        boolean numbers = first.isPresent() && second.isPresent();
        int order = numbers ? Double.compare(first.getAsDouble() + 0.0, second.getAsDouble() + 0.0)
                : left.compareToIgnoreCase(right);
        // A word is neither above nor below a number.
        boolean sized = !left.isEmpty() && !right.isEmpty() && first.isPresent() == second.isPresent();
        return switch (sign) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> sized && order < 0;
            case "<=" -> sized && order <= 0;
            case ">" -> sized && order > 0;
            default -> sized && order >= 0;
        };
    }

    private Term sum() throws ExpressionException {
        Term left = product();
        while (kind.equals("sign") && (token.equals("+") || token.equals("-"))) {
            left = calculated(left, token.charAt(0), this::product);
        }
        return left;
    }

    private Term product() throws ExpressionException {
        Term left = factor();
        while (kind.equals("sign") && (token.equals("*") || token.equals("/"))) {
            left = calculated(left, token.charAt(0), this::factor);
        }
        return left;
    }

    @FunctionalInterface
    private interface Part {

        Term parse() throws ExpressionException;
    }

    private Term calculated(Term first, char sign, Part next) throws ExpressionException {
        advance();
        Term second = next.parse();
        return sample -> {
            OptionalDouble a = Numbers.parse(first.of(sample).strip());
            OptionalDouble b = Numbers.parse(second.of(sample).strip());
            return a.isEmpty() || b.isEmpty() ? "" : result(a.getAsDouble(), sign, b.getAsDouble());
        };
    }

    private static String result(double a, char sign, double b) {
        double value = switch (sign) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            default -> a / b;
        };
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }

    private Term factor() throws ExpressionException {
        deeper();
        try {
            if (take("(")) {
                Term inner = disjunction();
                if (!take(")")) {
                    throw expected("\")\"");
                }
                return inner;
            }
            if (take("-")) {
                Term negative = factor();
                return sample -> {
                    OptionalDouble value = Numbers.parse(negative.of(sample).strip());
                    return value.isEmpty() ? "" : String.valueOf(-value.getAsDouble());
                };
            }
            return operand();
        } finally {
            depth--;
        }
    }

    private Term operand() throws ExpressionException {
        String value = token;
        Term term = switch (kind) {
            case "number", "double", "single" -> sample -> value;
            case "quoted" -> column(value);
            case "word" -> word(value);
            default -> throw expected("a column, a number or a text");
        };
        advance();
        return term;
    }

    private Term word(String name) throws ExpressionException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "and", "or", "not" -> throw expected("a column, a number or a text");
            case "empty" -> sample -> "";
            case "true" -> sample -> "1";
            case "false" -> sample -> "0";
            case "class" -> Sample::label;
            case "excluded", "exclude" -> sample -> of(sample.excluded());
            case "reviewed" -> sample -> of(sample.reviewed());
            case "box" -> {
                SampleFilter box = SampleFilter.hasBox(true);
                yield sample -> of(box.test(sample));
            }
            default -> column(name);
        };
    }

    /** The column is looked for in each sample's data set: it may move when others are added. */
    private Term column(String name) throws ExpressionException {
        if (!columns.test(name)) {
            throw expected("a column of the data set");
        }
        return sample -> {
            int index = sample.dataset().columnIndex(name);
            return index < 0 ? "" : sample.value(index);
        };
    }
}
