// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/**
 * The line below an image: place in the order, file, size, pixel below the pointer, selected box, whether everything is
 * saved, order in use; and now and then a message instead of the place of the pointer.
 */
public final class StatusBar extends Composite {

    private static final String GAP = "    ";

    private final DatasetSession session;
    private final ImageCanvas canvas;
    private final Label what;
    private final Label where;
    private final Label state;
    private String message = "";
    private String pointer = "";
    private String zoom = "";
    private String why = "";

    StatusBar(Composite parent, DatasetSession session, ImageCanvas canvas) {
        super(parent, SWT.NONE);
        this.session = session;
        this.canvas = canvas;
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 3).spacing(16, 0).applyTo(this);
        what = label(true, SWT.DEFAULT, SWT.LEAD);
        where = label(true, 1, SWT.LEAD);
        state = label(false, SWT.DEFAULT, SWT.TRAIL);
    }

    private Label label(boolean grab, int width, int alignment) {
        Label label = new Label(this, alignment);
        GridDataFactory.fillDefaults().grab(grab, false).hint(width, SWT.DEFAULT).applyTo(label);
        return label;
    }

    /** Says something, until the next sample is shown. */
    void say(String text) {
        message = text;
        refreshPointer();
    }

    /** Says what the heat over the image explains; nothing if there is none. */
    void why(String text) {
        why = text;
        refreshPointer();
    }

    void pointer(double x, double y, boolean inside) {
        pointer = inside ? NLS.bind(Messages.StatusBar_pixel, (int) x, (int) y) : "";
        refreshPointer();
    }

    void zoom(double factor) {
        zoom = NLS.bind(Messages.StatusBar_zoom, Math.round(factor * 100));
        refreshState();
    }

    /** Shows everything anew. */
    void refresh() {
        StringJoiner text = new StringJoiner(GAP);
        text.add(place());
        session.current().map(Sample::fileName).ifPresent(text::add);
        session.imageSize().ifPresent(size -> text.add(NLS.bind(Messages.StatusBar_size, String.valueOf(size.width()),
                String.valueOf(size.height()))));
        if (show(what, text.toString())) {
            layout();
        }
        refreshPointer();
        refreshState();
    }

    private String place() {
        int total = session.dataset().samples().size();
        String place = session.position() < 0 ? "\u2013" : String.valueOf(session.position() + 1);
        return session.filterDescription().isEmpty() ? NLS.bind(Messages.StatusBar_place, place, String.valueOf(total))
                : NLS.bind(Messages.StatusBar_filtered, new String[] {place, String.valueOf(session.order().size()), String.valueOf(total)});
    }

    private void refreshPointer() {
        StringJoiner text = new StringJoiner(GAP);
        if (!message.isEmpty()) {
            text.add(message);
        } else {
            if (!why.isEmpty()) {
                text.add(why);
            }
            if (!pointer.isEmpty()) {
                text.add(pointer);
            }
            if (!box().isEmpty()) {
                text.add(box());
            }
        }
        show(where, text.toString());
    }

    private String box() {
        List<BoundingBox> boxes = canvas.boxes();
        int active = canvas.active();
        if (active < 0 || active >= boxes.size() || boxes.get(active).isEmpty()) {
            return "";
        }
        BoundingBox box = boxes.get(active);
        return NLS.bind(Messages.StatusBar_box, new String[] {pixels(box.x()), pixels(box.y()), pixels(box.w()),
            pixels(box.h())});
    }

    private static String pixels(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private void refreshState() {
        StringJoiner text = new StringJoiner(GAP);
        text.add(OrderNames.of(session.orderSetting()));
        if (!zoom.isEmpty()) {
            text.add(zoom);
        }
        text.add(session.readOnly() ? Messages.StatusBar_read_only
                : session.dirty() ? Messages.StatusBar_unsaved : Messages.StatusBar_saved);
        if (show(state, text.toString())) {
            layout();
        }
    }

    private static boolean show(Label label, String text) {
        String escaped = text.replace("&", "&&");
        if (escaped.equals(label.getText())) {
            return false;
        }
        label.setText(escaped);
        label.setToolTipText(text);
        return true;
    }
}
