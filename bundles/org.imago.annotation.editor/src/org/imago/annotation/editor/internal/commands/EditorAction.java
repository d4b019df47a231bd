// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import org.imago.annotation.editor.canvas.Edge;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.annotation.editor.internal.preferences.EditorPreferences;

/** What the commands of the image editor that need no parameter do. Their identifiers end in the names given here. */
enum EditorAction {
    NEXT("next", pane -> pane.session().step(1)),
    PREVIOUS("previous", pane -> pane.session().step(-1)),
    FIRST("first", pane -> pane.session().step(Integer.MIN_VALUE / 2)),
    LAST("last", pane -> pane.session().step(Integer.MAX_VALUE / 2)),
    NEXT_WITHOUT_BOX("nextWithoutBox", NextWithoutBox::show),
    GO_TO("goTo", GoTo::ask),
    LEFT("left", pane -> nudgeOrStep(pane, -1)),
    RIGHT("right", pane -> nudgeOrStep(pane, 1)),
    UP("up", pane -> pane.canvas().nudge(0, -1)),
    DOWN("down", pane -> pane.canvas().nudge(0, 1)),
    LEFT_10("left10", pane -> pane.canvas().nudge(-EditorAction.FAR, 0)),
    RIGHT_10("right10", pane -> pane.canvas().nudge(EditorAction.FAR, 0)),
    UP_10("up10", pane -> pane.canvas().nudge(0, -EditorAction.FAR)),
    DOWN_10("down10", pane -> pane.canvas().nudge(0, EditorAction.FAR)),
    RIGHT_EDGE_OUT("rightEdgeOut", pane -> pane.canvas().resizeEdge(Edge.RIGHT, 1)),
    RIGHT_EDGE_IN("rightEdgeIn", pane -> pane.canvas().resizeEdge(Edge.RIGHT, -1)),
    BOTTOM_EDGE_OUT("bottomEdgeOut", pane -> pane.canvas().resizeEdge(Edge.BOTTOM, 1)),
    BOTTOM_EDGE_IN("bottomEdgeIn", pane -> pane.canvas().resizeEdge(Edge.BOTTOM, -1)),
    LEFT_EDGE_OUT("leftEdgeOut", pane -> pane.canvas().resizeEdge(Edge.LEFT, -1)),
    LEFT_EDGE_IN("leftEdgeIn", pane -> pane.canvas().resizeEdge(Edge.LEFT, 1)),
    TOP_EDGE_OUT("topEdgeOut", pane -> pane.canvas().resizeEdge(Edge.TOP, -1)),
    TOP_EDGE_IN("topEdgeIn", pane -> pane.canvas().resizeEdge(Edge.TOP, 1)),
    DRAW("draw", pane -> {
        pane.setFocus();
        pane.canvas().startDrawing();
    }),
    DELETE_BOX("deleteBox", pane -> pane.canvas().deleteActive()),
    DUPLICATE("duplicate", pane -> pane.canvas().duplicateActive()),
    COPY_BOX("copyBox", pane -> pane.boxes().copy()),
    PASTE_BOX("pasteBox", pane -> pane.boxes().paste()),
    COPY_PREVIOUS("copyPrevious", pane -> pane.boxes().copyPrevious()),
    NEXT_BOX("nextBox", pane -> pane.canvas().cycle(1)),
    PREVIOUS_BOX("previousBox", pane -> pane.canvas().cycle(-1)),
    ACCEPT_PROPOSAL("acceptProposal", pane -> pane.proposals().accept()),
    ACCEPT_ALL("acceptAll", pane -> pane.proposals().acceptAll()),
    REJECT_PROPOSAL("rejectProposal", pane -> pane.proposals().reject()),
    ZOOM_IN("zoomIn", pane -> pane.canvas().zoomIn()),
    ZOOM_OUT("zoomOut", pane -> pane.canvas().zoomOut()),
    ZOOM_FIT("zoomFit", pane -> pane.canvas().zoomFit()),
    ZOOM_WIDTH("zoomWidth", pane -> pane.canvas().zoomWidth()),
    ZOOM_ACTUAL("zoomActual", pane -> pane.canvas().zoomTo(1)),
    CROSSHAIR("crosshair", pane -> EditorPreferences.CROSSHAIR.flip()),
    MAGNIFIER("magnifier", pane -> EditorPreferences.MAGNIFIER.flip()),
    LABELS("labels", pane -> EditorPreferences.LABELS.flip()),
    HIDE_BOXES("hideBoxes", pane -> EditorPreferences.HIDE_BOXES.flip()),
    SHOW_WHY("showWhy", WhyHandler::flip);

    private static final int FAR = 10;
    private static final String PREFIX = "org.imago.annotation.editor.";

    private final String name;
    private final Consumer<ImagePane> work;

    EditorAction(String name, Consumer<ImagePane> work) {
        this.name = name;
        this.work = work;
    }

    static Optional<EditorAction> of(String commandId) {
        return Arrays.stream(values()).filter(action -> commandId.equals(PREFIX + action.name)).findFirst();
    }

    void run(ImagePane pane) {
        work.accept(pane);
    }

    private static void nudgeOrStep(ImagePane pane, int dx) {
        if (hasActiveBox(pane.canvas())) {
            pane.canvas().nudge(dx, 0);
        } else {
            pane.session().step(dx);
        }
    }

    private static boolean hasActiveBox(ImageCanvas canvas) {
        int active = canvas.active();
        return active >= 0 && active < canvas.boxes().size() && !canvas.boxes().get(active).isEmpty();
    }
}
