// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.List;

/** What the run was told, and how to repeat it. */
record RunSection() implements Section {
    @Override
    public String id() {
        return "run";
    }

    @Override
    public String title(ReportModel model) {
        return "Settings, and how to repeat the run";
    }

    @Override
    public boolean applies(ReportModel model) {
        return true;
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) {
        html.element("p", "The same data, seed and machine give the same figures. run.json beside this report holds "
                + "everything that is needed.");
        html.open("pre", "class", "command").element("code", model.command()).close();
        Table.open(html, "Settings", List.of("Setting", "Value"));
        model.settings().forEach((name, value) -> Table.row(html, name, value));
        Table.row(html, "Data set", model.dataset());
        Table.row(html, "Begun", Numbers.time(model.started()));
        Table.row(html, "Took", Numbers.duration(model.seconds()));
        Table.row(html, "Backend", model.backend());
        Table.close(html);
    }
}
