// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.Form;
import org.imago.annotation.editor.internal.SampleValues;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSession.ImageSize;

/** The boxes of the sample: a list of them, and a line in which the selected one is typed. */
final class BoxesField implements Field {

    private static final int LINES = 5;
    private static final String[] COLUMNS = {"#", "x", "y", "w", "h"};
    private static final BoundingBox NONE = new BoundingBox(0, 0, 0, 0);

    private final DatasetSession session;
    private final AnnotationType<List<BoundingBox>> type;
    private final Table table;
    private final Text entry;
    private final ControlDecoration mistake;
    private List<BoundingBox> slots = List.of();
    private boolean refreshing;

    BoxesField(Composite parent, DatasetSession session, AnnotationType<List<BoundingBox>> type) {
        this.session = session;
        this.type = type;
        FieldLabel.above(parent, type, session);
        table = table(parent);
        entry = entry(parent);
        mistake = new ControlDecoration(entry, SWT.LEFT | SWT.TOP);
        mistake.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
                .getImage());
        mistake.hide();
    }

    private Table table(Composite parent) {
        Table made = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        made.setHeaderVisible(true);
        for (String name : COLUMNS) {
            TableColumn column = new TableColumn(made, SWT.TRAIL);
            column.setText(name);
        }
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
                .hint(1, made.getHeaderHeight() + made.getItemHeight() * LINES).applyTo(made);
        made.addListener(SWT.Resize, event -> share(made));
        made.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> session.select(
                made.getSelectionIndex())));
        made.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> entry.setFocus()));
        return made;
    }

    private static void share(Table table) {
        int width = table.getClientArea().width / COLUMNS.length;
        for (TableColumn column : table.getColumns()) {
            column.setWidth(width);
        }
    }

    private Text entry(Composite parent) {
        Text text = new Text(parent, SWT.SINGLE | SWT.BORDER);
        text.setMessage(Messages.BoxesField_hint);
        text.setToolTipText(Messages.BoxesField_tip);
        text.setEditable(!session.readOnly());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).indent(6, 0).hint(1, SWT.DEFAULT).applyTo(text);
        text.addModifyListener(event -> {
            if (!refreshing) {
                check();
            }
        });
        text.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> commit()));
        text.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
        return text;
    }

    private Optional<BoundingBox> check() {
        Optional<ImageSize> size = session.imageSize();
        try {
            if (size.isEmpty()) {
                throw new BoxText.Mistake(Messages.BoxesField_no_image);
            }
            BoundingBox box = BoxText.parse(entry.getText(), size.get().width(), size.get().height());
            mistake.hide();
            return Optional.of(box);
        } catch (BoxText.Mistake e) {
            mistake.setDescriptionText(e.getMessage());
            mistake.show();
            return Optional.empty();
        }
    }

    /** What is wrong stays in the field, marked, until it is put right or another sample is shown. */
    @Override
    public void commit() {
        if (entry.isDisposed() || entry.getText().equals(shownText())) {
            return;
        }
        check().ifPresent(box -> {
            int slot = slot();
            List<BoundingBox> changed = new ArrayList<>(slots);
            while (changed.size() <= slot) {
                changed.add(NONE);
            }
            changed.set(slot, box);
            Optional<List<BoundingBox>> value = Optional.of(changed)
                    .filter(boxes -> boxes.stream().anyMatch(some -> !some.isEmpty()));
            SampleValues.write(session, type, value, NLS.bind(Messages.BoxesField_set, type.name()));
            session.select(slot);
        });
    }

    /** The selected slot, else the first empty one. */
    private int slot() {
        if (session.selectedSlot() >= 0) {
            return session.selectedSlot();
        }
        if (!several()) {
            return 0;
        }
        int empty = slots.indexOf(NONE);
        return empty < 0 ? slots.size() : empty;
    }

    private boolean several() {
        return type.form(session.dataset()) instanceof Form.Boxes boxes && boxes.several();
    }

    private String shownText() {
        return slot() < slots.size() ? BoxText.of(slots.get(slot())) : "";
    }

    @Override
    public void refresh() {
        slots = read();
        table.setRedraw(false);
        table.setItemCount(slots.size());
        for (int i = 0; i < slots.size(); i++) {
            fill(table.getItem(i), i, slots.get(i));
        }
        table.setRedraw(true);
        selectionChanged();
    }

    private static void fill(TableItem item, int slot, BoundingBox box) {
        item.setText(box.isEmpty() ? new String[] {String.valueOf(slot + 1), "", "", "", ""}
                : new String[] {String.valueOf(slot + 1), BoxText.number(box.x()), BoxText.number(box.y()),
                    BoxText.number(box.w()), BoxText.number(box.h())});
    }

    private List<BoundingBox> read() {
        try {
            // Where the image is not known yet, numbers in its pixels cannot be told.
            return session.imageSize().isEmpty() ? List.of() : SampleValues.read(session, type).orElse(List.of());
        } catch (DatasetException e) {
            return List.of();
        }
    }

    @Override
    public void selectionChanged() {
        int selected = session.selectedSlot();
        if (selected >= 0 && selected < table.getItemCount()) {
            table.setSelection(selected);
        } else {
            table.deselectAll();
        }
        refreshing = true;
        entry.setText(shownText());
        refreshing = false;
        mistake.hide();
    }
}
