// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.ExpressionException;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleFilter;
import org.imago.dataset.ui.DatasetSession;

/** What is measured, one after the other. */
final class Measurements {

    private static final int STEPS = Integer.getInteger("imago.benchmark.steps", 200);
    private static final int OPENINGS = 5;

    /** Between two steps of a person; enough to read the next image ahead, twice is enough for all that are read ahead. */
    private static final int LOOK = 800;

    private static final long MEGABYTE = 1 << 20;

    private final Desk desk;
    private final Material material;
    private final Figures figures;

    Measurements(Desk desk, Material material, Figures figures) {
        this.desk = desk;
        this.material = material;
        this.figures = figures;
    }

    void run() {
        desk.closeAll();
        photographs();
        boxes();
        openings();
        table();
        memory();
    }

    private void photographs() {
        desk.open(material.photographs());
        desk.until(desk::imageIsThere);
        desk.pause(3 * LOOK);
        ImageCanvas canvas = desk.canvas();
        DatasetSession session = desk.session();
        long[] ahead = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            ahead[i] = desk.untilPainted(canvas, () -> desk.execute("org.imago.annotation.editor.next"),
                    desk::imageIsThere);
            desk.pause(LOOK);
        }
        figures.times("next sample, 12 MP JPEG, read ahead", ahead);
        List<Sample> samples = session.dataset().samples();
        long[] cold = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            Sample far = samples.get(i * 67 % samples.size());
            cold[i] = desk.untilPainted(canvas, () -> session.show(far), desk::imageIsThere);
            desk.pause(2 * LOOK);
        }
        figures.times("another sample, 12 MP JPEG, not read ahead", cold);
        desk.closeAll();
    }

    private void boxes() {
        desk.open(material.boxes());
        desk.until(desk::imageIsThere);
        desk.pause(LOOK);
        ImageCanvas canvas = desk.canvas();
        Point at = canvas.toScreen(90, 135);
        mouse(canvas, SWT.MouseDown, at);
        long[] repaints = new long[STEPS];
        Random random = new Random(1);
        for (int i = 0; i < STEPS; i++) {
            Point to = new Point(at.x + 20 + random.nextInt(200), at.y + 20 + random.nextInt(200));
            repaints[i] = desk.workUntilPainted(canvas, () -> mouse(canvas, SWT.MouseMove, to));
        }
        mouse(canvas, SWT.MouseUp, at);
        figures.times("a box is dragged among " + Material.BOXES + ": handled and painted", repaints);
        desk.session().discard();
        desk.closeAll();
    }

    private static void mouse(ImageCanvas canvas, int type, Point at) {
        Event event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.stateMask = type == SWT.MouseDown ? 0 : SWT.BUTTON1;
        event.count = 1;
        event.x = at.x;
        event.y = at.y;
        canvas.notifyListeners(type, event);
    }

    private void openings() {
        long[] times = new long[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            long start = System.nanoTime();
            desk.open(material.rows());
            desk.until(desk::imageIsThere);
            ImageCanvas canvas = desk.canvas();
            desk.untilPainted(canvas, canvas::redraw, () -> true);
            times[i] = System.nanoTime() - start;
            desk.pause(LOOK);
            if (i < OPENINGS - 1) {
                desk.closeAll();
            }
        }
        figures.times("100,000 rows: from opening to the first image", times);
    }

    private void table() {
        NatTable table = desk.table();
        desk.pause(LOOK);
        long[] scrolls = new long[STEPS];
        Random random = new Random(1);
        for (int i = 0; i < STEPS; i++) {
            int row = random.nextInt(Material.ROWS);
            scrolls[i] = desk.untilPainted(table, () -> {
                table.doCommand(new ShowRowInViewportCommand(row));
                table.redraw();
            }, () -> true);
        }
        figures.times("100,000 rows: the label table is scrolled to any row", scrolls);
        DatasetSession session = desk.session();
        long[] filters = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            SampleFilter filter = filter(i);
            filters[i] = desk.untilPainted(table, () -> session.filter(filter, "filter"), () -> true);
        }
        figures.times("100,000 rows: filtered by text, class, box or expression", filters);
        session.filter(SampleFilter.all(), "");
    }

    private static SampleFilter filter(int i) {
        try {
            return switch (i % 4) {
                case 0 -> SampleFilter.text("note 9" + i);
                case 1 -> SampleFilter.hasBox(true);
                case 2 -> SampleFilter.expression("class = \"palm\" and not excluded and w * h > 5000",
                        name -> true);
                default -> SampleFilter.all();
            };
        } catch (ExpressionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void memory() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        figures.say("heap: %d MB used after a collection, all of the above within a limit of %d MB".formatted(
                used / MEGABYTE, Runtime.getRuntime().maxMemory() / MEGABYTE));
    }
}
