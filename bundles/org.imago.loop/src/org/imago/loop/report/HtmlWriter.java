// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed XML too. All text and all attribute values are escaped here and nowhere else, so
 * that no name from a data set can become markup.
 */
final class HtmlWriter {
    private static final int REPLACEMENT = 0xFFFD;
    private static final Set<String> VOID = Set.of("meta", "img", "br", "hr");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    HtmlWriter open(String tag, String... attributes) {
        tag(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    HtmlWriter close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. Only void elements may be closed by a slash: browsers ignore it on others. */
    HtmlWriter empty(String tag, String... attributes) {
        tag(tag, attributes).append(VOID.contains(tag) ? " />" : "></" + tag + ">");
        return this;
    }

    /** An element that holds text and nothing else. */
    HtmlWriter element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    HtmlWriter text(String text) {
        escape(text);
        return this;
    }

    /** A style sheet of ours, as it is; it must not hold a less-than sign or an ampersand. */
    HtmlWriter style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("A style sheet inside XHTML must not hold '<' or '&'");
        }
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    HtmlWriter line() {
        out.append('\n');
        return this;
    }

    /** The document; every element must have been closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not closed: " + open);
        }
        return out.append('\n').toString();
    }

    private StringBuilder tag(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isCharacter(c) ? c : REPLACEMENT);
            }
        });
    }

    /** Char of XML 1.0, fifth edition, production 2, less the C1 control characters. */
    private static boolean isCharacter(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c < 0x7F || c >= 0xA0 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
