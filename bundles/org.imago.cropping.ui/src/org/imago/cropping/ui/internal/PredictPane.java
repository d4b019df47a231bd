// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Says which images are predicted with which run, and shows what came out. A folder of images can be dropped on it. */
final class PredictPane extends Composite {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Text images;
    private final Text run;
    private final Text classifier;
    private final Button predict;
    private final Label state;
    private final Table table;
    private List<Map<String, String>> rows = List.of();

    PredictPane(Composite parent) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 6).applyTo(this);
        images = folder(Messages.Predict_images, Messages.Predict_images_hint);
        run = folder(Messages.Predict_run, Messages.Predict_run_hint);
        classifier = folder(Messages.Predict_classifier, Messages.Predict_classifier_hint);
        predict = new Button(this, SWT.PUSH);
        predict.setText(Messages.Predict_predict);
        predict.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> start()));
        state = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).span(2, 1).applyTo(state);
        table = new Table(this, SWT.VIRTUAL | SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(table);
        table.setHeaderVisible(true);
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        DropTarget target = new DropTarget(this, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new Dropped());
        changed();
    }

    private Text folder(String name, String hint) {
        Label label = new Label(this, SWT.NONE);
        label.setText(name);
        Text text = new Text(this, SWT.BORDER);
        text.setMessage(hint);
        text.addModifyListener(event -> changed());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        Button browse = new Button(this, SWT.PUSH);
        browse.setText(Messages.Predict_browse);
        browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose(name, text::setText)));
        return text;
    }

    private void choose(String name, Consumer<String> chosen) {
        DirectoryDialog dialog = new DirectoryDialog(getShell());
        dialog.setText(name.replace("&", "").replace(":", ""));
        Optional.ofNullable(dialog.open()).ifPresent(chosen);
    }

    private void changed() {
        if (predict != null) {
            predict.setEnabled(path(images).isPresent() && path(run).isPresent());
        }
    }

    private static Optional<Path> path(Text text) {
        try {
            return Optional.of(text.getText().strip()).filter(some -> !some.isEmpty()).map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void start() {
        Path from = path(images).orElseThrow();
        Path models = path(run).orElseThrow();
        Path out = models.resolve("predicted").resolve(from.getFileName() + "-" + TIME.format(LocalDateTime.now())
                + ".csv");
        predict.setEnabled(false);
        state.setText(Messages.Predict_running);
        PredictImages job = new PredictImages(new PredictRequest(from, models, path(classifier), out),
                predicted -> later(() -> show(predicted, out)));
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                later(() -> ended(event.getJob()));
            }
        });
        job.schedule();
    }

    private void later(Runnable work) {
        getDisplay().asyncExec(() -> {
            if (!isDisposed()) {
                work.run();
            }
        });
    }

    private void ended(Job job) {
        changed();
        if (!job.getResult().isOK()) {
            state.setText(job.getResult().getMessage().lines().findFirst().orElse(""));
            state.setToolTipText(job.getResult().getMessage());
        }
    }

    /** Shows what was predicted. */
    private void show(List<Map<String, String>> predicted, Path out) {
        rows = predicted;
        table.setItemCount(0);
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        if (!rows.isEmpty()) {
            rows.getFirst().keySet().forEach(this::column);
        }
        table.setItemCount(rows.size());
        table.clearAll();
        state.setText(NLS.bind(Messages.Predict_done, rows.size(), out));
        state.setToolTipText(out.toString());
    }

    private void column(String name) {
        boolean number = !name.equals("filename") && !name.equals("class") && !name.equals("problem");
        TableColumn column = new TableColumn(table, number ? SWT.TRAIL : SWT.LEAD);
        column.setText(name);
        column.setMoveable(true);
        column.pack();
        column.setWidth(number ? column.getWidth() : 2 * column.getWidth());
    }

    private void fill(TableItem item, int index) {
        item.setText(rows.get(index).values().toArray(String[]::new));
    }

    @Override
    public boolean setFocus() {
        return images.setFocus();
    }

    /** Takes a folder, or the CSV of a data set, that is dropped on the view. */
    private final class Dropped extends DropTargetAdapter {

        @Override
        public void dragEnter(DropTargetEvent event) {
            event.detail = DND.DROP_COPY;
        }

        @Override
        public void drop(DropTargetEvent event) {
            if (event.data instanceof String[] files && files.length > 0) {
                images.setText(files[0]);
            }
        }
    }
}
