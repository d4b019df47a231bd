// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.Setting;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;
import org.imago.training.ui.runs.RunTopics;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/** Opens the data set that a run of crops makes, when it is done. */
final class OpenCrops implements EventHandler {

    private static final String CSV = "crops.csv";

    private final DatasetSessions sessions;
    private final IEventBroker events;
    private final Run run;
    private final Display display = Display.getCurrent();
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * Prepares opening, in the UI thread.
     *
     * @param sessions the open data sets
     * @param events   tells what becomes of runs
     * @param run      a run of crops
     */
    OpenCrops(DatasetSessions sessions, IEventBroker events, Run run) {
        this.sessions = sessions;
        this.events = events;
        this.run = run;
    }

    /** Waits without stopping anybody. */
    void await() {
        events.subscribe(RunTopics.CHANGED, null, this, true);
        look();
    }

    @Override
    public void handleEvent(Event event) {
        if (event.getProperty(IEventBroker.DATA) == run) {
            look();
        }
    }

    private void look() {
        if (run.state().ended() && over.compareAndSet(false, true)) {
            display.asyncExec(() -> {
                events.unsubscribe(this);
                if (run.state() == RunState.DONE) {
                    open();
                }
            });
        }
    }

    private void open() {
        try {
            Path folder = RunSettings.parse(run.order().data(), run.order().arguments()).path(Setting.OUT)
                    .orElseThrow();
            WorkbenchStart.page().ifPresent(page -> DatasetOpener.openEditor(page, sessions, folder.resolve(CSV)));
        } catch (IOException e) {
            Platform.getLog(OpenCrops.class).error(e.getMessage(), e);
        }
    }
}
