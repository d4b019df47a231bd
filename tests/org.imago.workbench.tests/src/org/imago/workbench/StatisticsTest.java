// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.ISeries;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sees in numbers what is in her data set. */
class StatisticsTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private IViewPart view;
    private Path csv;

    @BeforeEach
    void open() throws IOException, PartInitException {
        csv = Pictures.write(folder);
        desk.open(csv);
        view = Desk.page().showView("org.imago.dataset.ui.statistics");
        desk.until("the numbers", () -> says("20 samples, 0 excluded"));
    }

    @AfterEach
    void close() {
        Desk.page().hideView(view);
        desk.closeAll();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().contains(text)).isPresent();
    }

    private Chart chart(String title) {
        return Desk.find(desk.window(), Chart.class, chart -> chart.getTitle().getText().startsWith(title))
                .orElseThrow();
    }

    private double[] series(String title, String name) {
        return Arrays.stream(chart(title).getSeriesSet().getSeries()).filter(some -> some.getId().equals(name))
                .map(ISeries::getYSeries).findFirst().orElseThrow();
    }

    @Test
    void theNumbersFollowAnEdit() {
        assertEquals("[0.0, 0.0]", Arrays.toString(series("Classes", "with box")));
        desk.drag(40, 30, 100, 80);
        desk.until("the box", () -> says("1 have a box, 1 boxes in all"));
        assertEquals("[1.0, 0.0]", Arrays.toString(series("Classes", "with box")));
        assertEquals("[9.0, 10.0]", Arrays.toString(series("Classes", "without box")));
        assertEquals(List.of(20.0), Arrays.stream(series("Size of images", "Images")).boxed().toList());
        desk.key(0, 'e');
        desk.until("the exclusion", () -> says("20 samples, 1 excluded"));
        desk.session().discard();
    }

    @Test
    void aClickOnABarShowsItsSamples() {
        Chart classes = chart("Classes");
        Control area = (Control) classes.getPlotArea();
        Event click = new Event();
        click.button = 1;
        click.x = classes.getAxisSet().getXAxis(0).getPixelCoordinate(1);
        click.y = area.getSize().y / 2;
        area.notifyListeners(SWT.MouseUp, click);
        desk.settle();
        assertEquals(10, desk.session().order().size());
        assertTrue(says("10 of 20 samples: class palm"));
    }

    @Test
    void savingNotesHowFarItHasCome() throws IOException {
        desk.drag(40, 30, 100, 80);
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        List<String> noted = Files.readAllLines(folder.resolve(".data.csv.imago-progress"));
        assertTrue(noted.getLast().endsWith(",20,0,1,1,0"), noted.toString());
        desk.until("the progress", () -> chart("Progress").getSeriesSet().getSeries().length == 3
                && series("Progress", "with box").length == 1);
    }

    @Test
    void theCountsAreCopied() {
        Desk.find(desk.window(), Button.class, button -> button.getText().equals("&Copy Counts")).orElseThrow()
                .notifyListeners(SWT.Selection, new Event());
        Clipboard clipboard = new Clipboard(desk.window().getDisplay());
        Object copied = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertEquals("class,excluded,boxed,reviewed,samples\nblue,0,0,0,10\npalm,0,0,0,10\n",
                String.valueOf(copied).replace("\r\n", "\n"));
    }
}
