// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.imago.annotation.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person does on the canvas, with events of the mouse and the keyboard. */
class ImageCanvasTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 150;
    private static final BoundingBox BOX = new BoundingBox(60, 50, 60, 40);
    private static final BoundingBox EMPTY = new BoundingBox(0, 0, 0, 0);

    private CanvasFixture at;

    @BeforeEach
    void open() {
        at = new CanvasFixture(600, 450).image(WIDTH, HEIGHT, new RGB(90, 120, 90)).boxes(false);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static BoundingBox box(double x, double y, double w, double h) {
        return new BoundingBox(x, y, w, h);
    }

    private void active(BoundingBox... boxes) {
        at.boxes(boxes.length > 1, boxes);
        at.canvas.setActive(0);
    }

    @ParameterizedTest
    @CsvSource({"20,30,80,90", "80,90,20,30", "20,90,80,30", "80,30,20,90"})
    void aBoxIsDrawnInAnyDirection(double x1, double y1, double x2, double y2) {
        at.mouse.drag(x1, y1, x2, y2);

        assertEquals(List.of(box(20, 30, 60, 60)), at.canvas.boxes());
        assertEquals(List.of("Draw box"), at.labels);
        assertEquals(0, at.canvas.active());
    }

    @Test
    void drawingEndsAtTheEdgesOfTheImage() {
        at.mouse.drag(100, 75, -40, 300);

        assertEquals(box(0, 75, 100, 75), at.box());
    }

    @Test
    void drawingMayBeginBesideTheImage() {
        at.mouse.drag(-2, -2, 30, 20);

        assertEquals(box(0, 0, 30, 20), at.box());
    }

    @Test
    void leavingTheCanvasLosesNothing() {
        Point from = at.canvas.toScreen(50, 50);
        at.mouse.down(1, from);
        at.mouse.move(new Point(from.x + 30, from.y + 30));
        at.mouse.exit(new Point(700, 500));
        at.mouse.move(new Point(900, 900));
        at.mouse.move(at.canvas.toScreen(120, 100));
        at.mouse.up(1, at.canvas.toScreen(120, 100));

        assertEquals(box(50, 50, 70, 50), at.box());
    }

    @Test
    void theButtonMayBeReleasedOutside() {
        Point from = at.canvas.toScreen(50, 50);
        at.mouse.down(1, from);
        at.mouse.move(new Point(5000, 5000));
        at.mouse.up(1, new Point(5000, 5000));

        assertEquals(box(50, 50, 150, 100), at.box());
    }

    @Test
    void aDragIsOneEvenWithoutMovementsInBetween() {
        at.mouse.down(1, at.canvas.toScreen(50, 50));
        at.mouse.up(1, at.canvas.toScreen(120, 100));

        assertEquals(box(50, 50, 70, 50), at.box());
    }

    @Test
    void aLostReleaseDoesNotSpoilTheNextDrag() {
        at.mouse.down(1, at.canvas.toScreen(50, 50));
        at.mouse.move(at.canvas.toScreen(70, 70));

        at.mouse.drag(10, 10, 30, 30);

        assertEquals(List.of(box(10, 10, 20, 20)), at.canvas.boxes());
    }

    @Test
    void withASingleSlotDrawingReplaces() {
        at.boxes(false, BOX);

        at.mouse.drag(5, 5, 25, 35);

        assertEquals(List.of(box(5, 5, 20, 30)), at.canvas.boxes());
    }

    @Test
    void onABoxOneDrawsAfterStartDrawing() {
        at.boxes(false, BOX);
        at.canvas.startDrawing();

        at.mouse.drag(70, 60, 90, 80);

        assertEquals(List.of(box(70, 60, 20, 20)), at.canvas.boxes());
        at.mouse.drag(75, 65, 85, 65);
        assertEquals("Move box", at.label(), "drawing ends with the box");
    }

    @Test
    void aBoxIsDrawnWithTwoClicks() {
        at.canvas.startDrawing();
        at.mouse.click(20, 30);
        at.mouse.move(at.canvas.toScreen(50, 60));
        at.mouse.click(80, 90);

        assertEquals(List.of(box(20, 30, 60, 60)), at.canvas.boxes());
        assertEquals(List.of("Draw box"), at.labels);
    }

    @Test
    void twoClicksDrawOnlyAfterStartDrawing() {
        at.mouse.click(10, 10);
        at.mouse.click(40, 40);
        assertTrue(at.edits.isEmpty());
        at.boxes(false, BOX);

        at.mouse.click(10, 10);
        at.mouse.click(40, 40);
        assertEquals(List.of(BOX), at.canvas.boxes());

        at.canvas.startDrawing();
        at.mouse.click(10, 10);
        at.mouse.click(40, 40);
        assertEquals(List.of(box(10, 10, 30, 30)), at.canvas.boxes());
    }

    @Test
    void aDoubleClickDrawsNothing() {
        at.canvas.startDrawing();
        at.mouse.doubleClick(50, 50);
        at.mouse.move(at.canvas.toScreen(90, 90));

        assertTrue(at.edits.isEmpty());
        at.mouse.drag(10, 10, 30, 30);
        assertEquals(box(10, 10, 20, 20), at.box());
    }

    @Test
    void twoClickDrawingEndsWhenTheFocusGoes() {
        at.canvas.startDrawing();
        at.mouse.click(20, 30);
        at.canvas.notifyListeners(SWT.FocusOut, new Event());
        at.mouse.click(80, 90);

        assertTrue(at.edits.isEmpty());
    }

    @Test
    void escapeCancelsDrawing() {
        at.boxes(false, BOX);
        Point from = at.canvas.toScreen(5, 5);
        at.mouse.down(1, from);
        at.mouse.move(at.canvas.toScreen(40, 40));
        at.escape();
        at.mouse.move(at.canvas.toScreen(45, 45));
        at.mouse.up(1, at.canvas.toScreen(45, 45));

        assertEquals(List.of(BOX), at.canvas.boxes());
        assertTrue(at.edits.isEmpty());
    }

    @Test
    void escapeCancelsTwoClickDrawing() {
        at.canvas.startDrawing();
        at.mouse.click(20, 30);
        at.escape();
        at.mouse.move(at.canvas.toScreen(80, 90));

        assertTrue(at.edits.isEmpty());
        assertTrue(at.canvas.boxes().isEmpty());
    }

    @Test
    void escapePutsAMovedBoxBack() {
        active(BOX);
        at.mouse.down(1, at.canvas.toScreen(90, 70));
        at.mouse.move(at.canvas.toScreen(120, 90));
        at.escape();
        at.mouse.up(1, at.canvas.toScreen(120, 90));

        assertEquals(List.of(BOX), at.canvas.boxes());
        assertEquals(0, at.canvas.active());
        at.escape();
        assertEquals(-1, at.canvas.active(), "without a gesture nothing is active any more");
    }

    @Test
    void noBoxIsSmallerThanAPixel() {
        at.mouse.drag(50, 50, 50, 90);
        at.mouse.drag(50, 50, 90, 50.2);

        assertTrue(at.edits.isEmpty());
        at.canvas.zoomTo(20);
        at.mouse.drag(100, 75, 101, 76);
        assertEquals(box(100, 75, 1, 1), at.box());
    }

    @ParameterizedTest
    @CsvSource({"-500,-500,0,0", "500,-500,140,0", "500,500,140,110", "-500,500,0,110", "0,-500,60,0", "13,-7,73,43"})
    void aMovedBoxStopsAtTheEdgesAndKeepsItsSize(double dx, double dy, double x, double y) {
        active(BOX);

        at.mouse.drag(90, 70, 90 + dx, 70 + dy);

        assertEquals(List.of(box(x, y, BOX.w(), BOX.h())), at.canvas.boxes());
        assertEquals(List.of("Move box"), at.labels);
    }

    @Test
    void movingAlongOneAxisLeavesTheOther() {
        active(box(60.4, 50.3, 60.25, 40));

        at.mouse.drag(90, 70, 100, 70);

        assertEquals(box(70, 50.3, 60.25, 40), at.box());
    }

    @Test
    void aBoxIsSelectedAndMovedAtOnce() {
        at.boxes(true, BOX, box(10, 10, 20, 20));

        at.mouse.drag(20, 20, 30, 25);

        assertEquals(List.of(BOX, box(20, 15, 20, 20)), at.canvas.boxes());
        assertEquals(1, at.canvas.active());
    }

    @Test
    void aTremblingHandMovesNothing() {
        at.boxes(false, BOX);
        Point from = at.canvas.toScreen(90, 70);

        at.mouse.drag(from, new Point(from.x + 1, from.y + 1));

        assertTrue(at.edits.isEmpty());
        assertEquals(0, at.canvas.active());
    }

    @ParameterizedTest
    @EnumSource(Handle.class)
    void aHandleDraggedFarOutLeavesTheOppositeEdge(Handle handle) {
        active(BOX);

        at.dragHandle(handle, handle.horizontal() < 0 ? -99 : 999, handle.vertical() < 0 ? -99 : 999);

        double left = handle.horizontal() < 0 ? 0 : BOX.x();
        double right = handle.horizontal() > 0 ? WIDTH : BOX.right();
        double top = handle.vertical() < 0 ? 0 : BOX.y();
        double bottom = handle.vertical() > 0 ? HEIGHT : BOX.bottom();
        assertEquals(box(left, top, right - left, bottom - top), at.box());
        assertEquals(List.of("Resize box"), at.labels);
    }

    @ParameterizedTest
    @EnumSource(Handle.class)
    void aHandleDraggedPastTheOppositeEdgeTurnsTheBoxOver(Handle handle) {
        active(BOX);

        at.dragHandle(handle, handle.horizontal() < 0 ? 999 : -99, handle.vertical() < 0 ? 999 : -99);

        double left = handle.horizontal() < 0 ? BOX.right() : handle.horizontal() > 0 ? 0 : BOX.x();
        double right = handle.horizontal() > 0 ? BOX.x() : handle.horizontal() < 0 ? WIDTH : BOX.right();
        double top = handle.vertical() < 0 ? BOX.bottom() : handle.vertical() > 0 ? 0 : BOX.y();
        double bottom = handle.vertical() > 0 ? BOX.y() : handle.vertical() < 0 ? HEIGHT : BOX.bottom();
        assertEquals(box(left, top, right - left, bottom - top), at.box());
    }

    @ParameterizedTest
    @EnumSource(Handle.class)
    void aHandleDraggedOntoTheOppositeEdgeLeavesAPixel(Handle handle) {
        active(BOX);

        at.dragHandle(handle, handle.horizontal() < 0 ? BOX.right() : BOX.x(),
                handle.vertical() < 0 ? BOX.bottom() : BOX.y());

        BoundingBox box = at.box();
        assertEquals(handle.horizontal() == 0 ? BOX.w() : 1, box.w());
        assertEquals(handle.vertical() == 0 ? BOX.h() : 1, box.h());
        assertEquals(handle.horizontal() < 0 ? BOX.right() : BOX.x(), handle.horizontal() < 0 ? box.right() : box.x());
        assertEquals(handle.vertical() < 0 ? BOX.bottom() : BOX.y(), handle.vertical() < 0 ? box.bottom() : box.y());
    }

    @Test
    void onlyEdgesThatAreMovedAreRounded() {
        active(box(60.4, 50.25, 60, 40));

        at.dragHandle(Handle.LEFT, 30, 0);

        assertEquals(30, at.box().x());
        assertEquals(120.4, at.box().right(), 1e-9);
        assertEquals(50.25, at.box().y());
        assertEquals(40, at.box().h());
    }

    @Test
    void aTinyBoxKeepsItsHandlesAndCanBeMoved() {
        active(box(100, 75, 2, 2));

        at.mouse.drag(at.canvas.toScreen(101, 76), at.canvas.toScreen(111, 76));

        assertEquals(List.of("Move box"), at.labels);
        assertEquals(box(110, 75, 2, 2), at.box());
    }

    @Test
    void severalSlotsFillOneAfterTheOther() {
        at.boxes(true);

        at.mouse.drag(10, 10, 30, 30);
        assertEquals(1, at.canvas.active());
        at.mouse.drag(40, 10, 60, 30);

        assertEquals(List.of(box(10, 10, 20, 20), box(40, 10, 20, 20)), at.canvas.boxes());
        assertEquals(2, at.canvas.active());
        assertEquals(List.of(1, 2), at.actives);
    }

    @Test
    void anEmptySlotInTheMiddleIsFilledFirst() {
        at.boxes(true, BOX, EMPTY, box(1, 2, 3, 4));

        at.mouse.drag(10, 10, 30, 30);

        assertEquals(List.of(BOX, box(10, 10, 20, 20), box(1, 2, 3, 4)), at.canvas.boxes());
        assertEquals(3, at.canvas.active());
    }

    @Test
    void theActiveEmptySlotIsFilled() {
        at.boxes(true, EMPTY, EMPTY, box(1, 2, 3, 4));
        at.canvas.setActive(1);

        at.mouse.drag(10, 10, 30, 30);

        assertEquals(List.of(EMPTY, box(10, 10, 20, 20), box(1, 2, 3, 4)), at.canvas.boxes());
        assertEquals(0, at.canvas.active());
    }

    @Test
    void cyclingGoesRoundAndSkipsEmptySlots() {
        at.boxes(true, BOX, EMPTY, box(1, 2, 3, 4));

        at.canvas.cycle(1);
        at.canvas.cycle(1);
        at.canvas.cycle(1);
        at.canvas.cycle(-1);

        assertEquals(List.of(0, 2, 0, 2), at.actives);
    }

    @Test
    void cyclingReachesProposals() {
        at.boxes(true, BOX);
        at.canvas.setProposals(List.of(new CanvasProposal(box(5, 5, 20, 20), 0.5, "")));

        at.canvas.cycle(1);
        at.canvas.cycle(1);

        assertEquals(-1, at.canvas.active());
        assertEquals(0, at.canvas.activeProposal());
    }

    @Test
    void aNudgeIsAnEditOfItsOwn() {
        active(BOX);

        at.canvas.nudge(1, 0);
        at.canvas.nudge(0, -10);
        at.canvas.nudge(1000, 0);
        at.canvas.nudge(1000, 0);

        assertEquals(List.of("Move box", "Move box", "Move box"), at.labels);
        assertEquals(box(140, 40, 60, 40), at.box());
    }

    @Test
    void nothingIsNudgedWhenNothingIsActive() {
        at.boxes(false, BOX);

        at.canvas.nudge(1, 1);
        at.canvas.deleteActive();
        at.canvas.resizeEdge(Edge.LEFT, 1);

        assertTrue(at.edits.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"LEFT,-5,55,50,65,40", "RIGHT,5,60,50,65,40", "TOP,3,60,53,60,37", "BOTTOM,-3,60,50,60,37",
        "LEFT,-999,0,50,120,40", "RIGHT,999,60,50,140,40", "LEFT,999,119,50,1,40", "RIGHT,-999,60,50,1,40",
        "TOP,999,60,89,60,1", "BOTTOM,-999,60,50,60,1"})
    void anEdgeIsMovedByKeyboard(Edge edge, int by, double x, double y, double w, double h) {
        active(BOX);

        at.canvas.resizeEdge(edge, by);

        assertEquals(box(x, y, w, h), at.box());
        assertEquals(List.of("Resize box"), at.labels);
    }

    @Test
    void deletingLeavesTheOthersInTheirSlots() {
        at.boxes(true, BOX, box(1, 2, 3, 4), box(5, 6, 7, 8));
        at.canvas.setActive(1);

        at.canvas.deleteActive();
        assertEquals(List.of(BOX, EMPTY, box(5, 6, 7, 8)), at.canvas.boxes());
        at.canvas.setActive(2);
        at.canvas.deleteActive();

        assertEquals(List.of(BOX), at.canvas.boxes());
        assertEquals(List.of("Delete box", "Delete box"), at.labels);
    }

    @Test
    void aDuplicateHasTheSameSizeAndIsActive() {
        at.boxes(true, box(140, 110, 60, 40));
        at.canvas.setActive(0);

        at.canvas.duplicateActive();

        BoundingBox copy = at.canvas.boxes().get(1);
        assertEquals(60, copy.w());
        assertEquals(40, copy.h());
        assertTrue(copy.x() < 140 && copy.y() < 110, "there is no room right and below");
        assertEquals(1, at.canvas.active());
        assertEquals("Duplicate box", at.label());
    }

    @Test
    void whatCannotBeEditedIsOnlyShown() {
        at.canvas.setBoxes(List.of(BOX), false, false);

        at.mouse.drag(90, 70, 120, 90);
        at.mouse.drag(5, 5, 30, 30);
        at.canvas.nudge(1, 1);
        at.canvas.startDrawing();
        at.mouse.drag(5, 5, 30, 30);

        assertTrue(at.edits.isEmpty());
        assertEquals(List.of(BOX), at.canvas.boxes());
    }

    @Test
    void hiddenBoxesAreNotChanged() {
        at.boxes(false, BOX);
        Appearance look = Appearance.DEFAULT;
        at.canvas.setAppearance(new Appearance(look.boxes(), true, look.active(), 2, false, 10, true, true, false,
                true));

        at.mouse.drag(90, 70, 120, 90);

        assertTrue(at.edits.isEmpty());
    }

    @Test
    void otherBoxesDuringAGestureCancelIt() {
        at.mouse.down(1, at.canvas.toScreen(5, 5));
        at.mouse.move(at.canvas.toScreen(40, 40));
        at.boxes(false);
        at.mouse.move(at.canvas.toScreen(41, 41));
        at.boxes(false, BOX);
        at.mouse.up(1, at.canvas.toScreen(41, 41));

        assertTrue(at.edits.isEmpty());
    }

    @Test
    void anotherImageTakesBoxesAndSelectionAway() {
        active(BOX);

        at.image(50, 50, new RGB(1, 2, 3));

        assertTrue(at.canvas.boxes().isEmpty());
        assertEquals(-1, at.canvas.active());
        assertEquals(-1, at.actives.getLast());
    }

    @Test
    void aClickBesideBoxesMakesNoneActive() {
        active(BOX);

        at.mouse.click(5, 5);

        assertEquals(-1, at.canvas.active());
        assertTrue(at.edits.isEmpty());
    }

    @Test
    void aProposalIsChosenWithAClickAndAcceptedWithTwo() {
        at.boxes(true, BOX);
        at.canvas.setProposals(List.of(new CanvasProposal(box(5, 5, 20, 20), 0.93, "palm"),
                new CanvasProposal(box(130, 100, 20, 20), 0.4, "")));

        at.mouse.click(135, 105);
        assertEquals(1, at.canvas.activeProposal());
        at.mouse.doubleClick(10, 10);

        assertEquals(List.of(0), at.accepted);
        assertTrue(at.edits.isEmpty());
    }

    @Test
    void theDescriptionTellsSizeAndBoxes() {
        at.boxes(true, BOX, box(1, 2, 3, 4));
        at.canvas.setLabels(List.of("palm", "palm"));
        at.canvas.setActive(1);

        assertEquals("Image, 200 by 150 pixels, 2 boxes, box 2 is active: x 1, y 2, width 3, height 4, class palm",
                at.canvas.describe());
        at.canvas.setImage(null, "gone");
        assertEquals("No image: gone", at.canvas.describe());
    }

    @Test
    void thePointerIsToldOnTheImageOnly() {
        at.mouse.move(at.canvas.toScreen(10, 10));
        assertTrue(at.inside);
        at.mouse.move(at.canvas.toScreen(-1, 10));
        assertFalse(at.inside);
        at.mouse.move(at.canvas.toScreen(199.5, 149.5));
        assertTrue(at.inside);
        at.mouse.exit(new Point(0, 0));
        assertFalse(at.inside);
    }
}
