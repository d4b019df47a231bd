// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.List;

/** Tables with headers that a screen reader can follow. */
final class Table {
    private Table() {
    }

    static void open(HtmlWriter html, String caption, List<String> head) {
        html.open("div", "class", "scroll").open("table").element("caption", caption).open("thead").open("tr");
        head.forEach(cell -> html.element("th", cell, "scope", "col"));
        html.close().close().open("tbody");
    }

    /** A row whose first cell is its header. */
    static void row(HtmlWriter html, String header, String... cells) {
        html.open("tr").open("th", "scope", "row").element("bdi", header).close();
        for (String cell : cells) {
            html.element("td", cell);
        }
        html.close().line();
    }

    static void close(HtmlWriter html) {
        html.close().close().close().line();
    }
}
