// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.Mark;
import org.imago.annotation.editor.canvas.Hand;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.annotation.editor.canvas.ImagePoint;
import org.imago.annotation.editor.internal.Tools.Tool;
import org.imago.annotation.editor.tools.CanvasTool;
import org.imago.annotation.editor.tools.ToolSite;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSession.ImageSize;

/**
 * The tools of plug-ins for the annotation types of a data set, in a bar above the image that is there only if there are
 * some, and the one that is in the person's hand.
 */
final class ToolsOnCanvas {

    private final DatasetSession session;
    private final ImageCanvas canvas;
    private final Consumer<String> say;
    private final MarksOnCanvas marks;
    private final ToolBar bar;
    private final LocalResourceManager icons;
    private List<Tool> tools = List.of();
    private Optional<InHand<?>> inHand = Optional.empty();

    /**
     * Creates the bar, hidden.
     *
     * @param parent   its layout is a grid, and the bar its next cell
     * @param session  the data set
     * @param canvas   where tools are used
     * @param say      tells a person what to do
     * @param marks    what the values of the sample show
     */
    ToolsOnCanvas(Composite parent, DatasetSession session, ImageCanvas canvas, Consumer<String> say,
            MarksOnCanvas marks) {
        this.session = session;
        this.canvas = canvas;
        this.say = say;
        this.marks = marks;
        bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        icons = new LocalResourceManager(JFaceResources.getResources(), bar);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.exclude = true;
        bar.setLayoutData(data);
        bar.setVisible(false);
        bar.moveAbove(canvas);
        canvas.addListener(SWT.KeyDown, this::key);
        build();
    }

    /** Offers the tools of the types that the data set has now. */
    void build() {
        take(Optional.empty());
        for (ToolItem item : bar.getItems()) {
            item.dispose();
        }
        tools = Tools.installed().stream().filter(tool -> type(tool).isPresent()).toList();
        if (!tools.isEmpty()) {
            item(Messages.ToolsOnCanvas_boxes, () -> take(Optional.empty())).setSelection(true);
            tools.forEach(this::item);
        }
        ((GridData) bar.getLayoutData()).exclude = tools.isEmpty();
        bar.setVisible(!tools.isEmpty());
        bar.requestLayout();
    }

    private void item(Tool tool) {
        ToolItem item = item(tool.key() == 0 ? tool.name() : NLS.bind(Messages.ToolsOnCanvas_key, tool.name(),
                String.valueOf(tool.key()).toUpperCase(Locale.ROOT)), () -> take(Optional.of(tool)));
        tool.icon().ifPresent(icon -> item.setImage(icons.create(icon)));
    }

    private ToolItem item(String text, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.RADIO);
        item.setText(text);
        item.addListener(SWT.Selection, event -> {
            if (item.getSelection()) {
                action.run();
                canvas.setFocus();
            }
        });
        return item;
    }

    private Optional<AnnotationType<?>> type(Tool tool) {
        return session.annotations().types().stream().filter(type -> type.id().equals(tool.annotation())).findFirst();
    }

    private void take(Optional<Tool> tool) {
        inHand.ifPresent(InHand::reset);
        inHand = tool.flatMap(some -> type(some).map(type -> inHand(some, type)));
        canvas.setHand(inHand.map(some -> some));
        marks.refresh();
        for (int i = 0; i < bar.getItemCount(); i++) {
            bar.getItem(i).setSelection(i == tool.map(tools::indexOf).orElse(-1) + 1);
        }
        inHand.ifPresent(InHand::reset);
        hint();
    }

    @SuppressWarnings("unchecked") // a tool says for which type it is; one that is wrong is switched off when it fails
    private <V> InHand<V> inHand(Tool tool, AnnotationType<?> type) {
        return new InHand<>((CanvasTool<V>) tool.tool(), (AnnotationType<V>) type, tool.cursor());
    }

    /** Another sample is shown, or its values are others. */
    void refresh(boolean otherSample) {
        if (otherSample) {
            inHand.ifPresent(InHand::reset);
        }
        hint();
    }

    private void hint() {
        inHand.filter(InHand::isReady).ifPresent(some -> say.accept(some.hint()));
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return;
        }
        if (event.keyCode == SWT.ESC && inHand.isPresent()) {
            take(Optional.empty());
            return;
        }
        Optional<Tool> asked = tools.stream().filter(tool -> tool.key() != 0 && tool.key() == event.keyCode).findFirst();
        if (asked.isPresent()) {
            take(asked);
        } else if (inHand.filter(InHand::isReady).isPresent() && inHand.get().key(event.keyCode)) {
            hint();
        }
    }

    /** A tool in the hand of a person, and the sample on which it works. */
    private final class InHand<V> implements Hand, ToolSite<V> {

        private final CanvasTool<V> tool;
        private final AnnotationType<V> type;
        private final int cursor;

        InHand(CanvasTool<V> tool, AnnotationType<V> type, int cursor) {
            this.tool = tool;
            this.type = type;
            this.cursor = cursor;
        }

        @Override
        public int cursor() {
            return cursor;
        }

        boolean isReady() {
            return session.current().isPresent() && session.imageSize().isPresent() && !session.readOnly();
        }

        void reset() {
            if (isReady()) {
                tool.reset(this);
            }
        }

        boolean key(int key) {
            return tool.key(this, key);
        }

        String hint() {
            return tool.hint(this);
        }

        @Override
        public void press(ImagePoint at) {
            if (isReady()) {
                tool.press(this, at.x(), at.y());
            }
        }

        @Override
        public void drag(ImagePoint to) {
            if (isReady()) {
                tool.drag(this, to.x(), to.y());
            }
        }

        @Override
        public void release(ImagePoint at) {
            if (isReady()) {
                tool.release(this, at.x(), at.y());
                ToolsOnCanvas.this.hint();
            }
        }

        @Override
        public AnnotationType<V> type() {
            return type;
        }

        @Override
        public Sample sample() {
            return session.current().orElseThrow();
        }

        private ImageSize size() {
            return session.imageSize().orElseThrow();
        }

        @Override
        public int imageWidth() {
            return size().width();
        }

        @Override
        public int imageHeight() {
            return size().height();
        }

        @Override
        public double reach() {
            return canvas.reach();
        }

        @Override
        public Optional<V> value() {
            try {
                return SampleValues.read(session, type);
            } catch (DatasetException e) {
                // Cells that hold no value are listed as problems.
                return Optional.empty();
            }
        }

        @Override
        public boolean set(Optional<V> value, String label) {
            boolean done = SampleValues.write(session, type, value, label);
            marks.refresh();
            return done;
        }

        @Override
        public void preview(List<Mark> shown) {
            marks.preview(type, shown);
        }
    }
}
