// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.imago.training.RunEvent;
import org.imago.training.process.Run;

/** What is to be known of a run beside curves and log; each text can be selected and copied. */
final class FactsPane {

    private static final int CHARACTERS = 60;

    private final ScrolledComposite scrolled;
    private final Composite form;
    private final Map<Fact, Text> texts = new LinkedHashMap<>();
    private final Button copy;
    private final Link folder;
    private Optional<Run> run = Optional.empty();

    /** What is told, in its order. */
    enum Fact {
        STATE(Messages.Fact_state), DATA(Messages.Fact_data), STARTED(Messages.Fact_started),
        ENDED(Messages.Fact_ended), TIME(Messages.Fact_time), RATE(Messages.Fact_rate), MEMORY(Messages.Fact_memory),
        BACKEND(Messages.Fact_backend), COMMAND(Messages.Fact_command);

        private final String label;

        Fact(String label) {
            this.label = label;
        }
    }

    /**
     * Creates the pane.
     *
     * @param parent its layout places it
     * @param open   opens the folder of a run
     */
    FactsPane(Composite parent, Consumer<Path> open) {
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        form = new Composite(scrolled, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(form);
        scrolled.setContent(form);
        for (Fact fact : Fact.values()) {
            texts.put(fact, text(fact));
        }
        copy = new Button(form, SWT.PUSH);
        copy.setText(Messages.FactsPane_copy);
        copy.addListener(SWT.Selection, event -> run.ifPresent(some -> copy(scrolled, some.order().commandLine())));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(copy);
        label(Messages.Fact_folder);
        folder = new Link(form, SWT.NONE);
        folder.addListener(SWT.Selection, event -> run.ifPresent(some -> open.accept(some.order().folder())));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(folder);
        scrolled.addListener(SWT.Resize, event -> fit());
    }

    private void label(String words) {
        Label label = new Label(form, SWT.NONE);
        label.setText(words);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
    }

    private Text text(Fact fact) {
        label(fact.label);
        Text text = new Text(form, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        // A text field that cannot be edited shall look like the words that it is.
        text.setBackground(form.getBackground());
        GridDataFactory.fillDefaults().span(fact == Fact.COMMAND ? 1 : 2, 1).grab(true, false)
                .hint(new PixelConverter(form).convertWidthInCharsToPixels(CHARACTERS) / 3, SWT.DEFAULT).applyTo(text);
        return text;
    }

    static void copy(Control near, String words) {
        Clipboard clipboard = new Clipboard(near.getDisplay());
        clipboard.setContents(new Object[] {words}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    Control control() {
        return scrolled;
    }

    String told(Fact fact) {
        return texts.get(fact).getText();
    }

    /** Shows a run, or what is new about it. */
    void show(Optional<Run> other, LookedAt looked) {
        run = other;
        form.setVisible(run.isPresent());
        run.ifPresent(some -> fill(some, looked));
    }

    private void fill(Run some, LookedAt looked) {
        boolean changed = set(Fact.STATE, Texts.end(some))
                | set(Fact.DATA, some.order().data().toString())
                | set(Fact.STARTED, some.started().or(() -> some.history().first()).map(Texts::date)
                        .orElse(Messages.FactsPane_not_started))
                | set(Fact.ENDED, some.ended().map(Texts::date).orElse(Texts.NONE))
                | set(Fact.TIME, some.time(Instant.now()).map(Texts::duration).orElse(Texts.NONE))
                | set(Fact.RATE, rate(some)) | set(Fact.MEMORY, memory(some))
                | set(Fact.BACKEND, some.history().backend().orElse(!looked.backend().isEmpty() ? looked.backend()
                        : some.state().ended() ? Texts.NONE : Messages.FactsPane_unknown))
                | set(Fact.COMMAND, some.order().commandLine());
        String link = "<a>" + Texts.label(some.order().folder().toString()) + "</a>";
        if (!folder.getText().equals(link)) {
            folder.setText(link);
            changed = true;
        }
        if (changed) {
            fit();
        }
    }

    /** Only what is other is set: a selection is not lost while the run goes on. */
    private boolean set(Fact fact, String words) {
        Text text = texts.get(fact);
        if (text.getText().equals(words)) {
            return false;
        }
        int lines = text.getLineCount();
        text.setText(words);
        return lines != text.getLineCount() || fact == Fact.COMMAND || fact == Fact.STATE;
    }

    private static String rate(Run some) {
        Optional<RunEvent.Epoch> last = some.history().lastEpoch();
        double mean = some.history().curves().stream().flatMap(curve -> curve.epochs().stream())
                .mapToDouble(RunEvent.Epoch::imagesPerSecond).filter(rate -> Double.isFinite(rate) && rate > 0)
                .average().orElse(Double.NaN);
        return last.isEmpty() ? Texts.NONE : NLS.bind(Messages.FactsPane_rate,
                Texts.rate(last.get().imagesPerSecond()), Texts.rate(mean));
    }

    private static String memory(Run some) {
        OptionalLong now = some.memory();
        OptionalLong peak = some.peakMemory();
        return peak.isEmpty() ? Texts.NONE : now.isEmpty() ? NLS.bind(Messages.FactsPane_peak, peak.getAsLong())
                : NLS.bind(Messages.FactsPane_memory, now.getAsLong(), peak.getAsLong());
    }

    private void fit() {
        int width = scrolled.getClientArea().width;
        if (width > 0) {
            scrolled.setMinHeight(form.computeSize(width, SWT.DEFAULT).y);
            form.layout();
        }
    }
}
