// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.dataset.Dataset;
import org.imago.loop.Loop;
import org.imago.loop.LoopRequest;
import org.imago.loop.LoopResult;
import org.imago.loop.MetricsJson;
import org.imago.loop.RunDescription;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.EventLog;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;

/** Runs the loop for a command: events to the log and the screen, figures to standard output. */
public final class LoopRunner {

    private final Cancellation cancellation;
    private final boolean json;
    private final Consumer<String> out;
    private final Consumer<String> err;
    private Optional<Path> metricsFile = Optional.empty();
    private Optional<String> master = Optional.empty();

    /**
     * Creates a runner.
     *
     * @param cancellation set when the run shall stop
     * @param json         whether the figures are printed for machines
     * @param out          prints results
     * @param err          prints remarks
     */
    public LoopRunner(Cancellation cancellation, boolean json, Consumer<String> out, Consumer<String> err) {
        this.cancellation = cancellation;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /**
     * Says where figures for Prometheus go.
     *
     * @param file replaced while the run goes on
     * @return this
     */
    public LoopRunner metrics(Optional<Path> file) {
        metricsFile = file;
        return this;
    }

    /**
     * Says who else works.
     *
     * @param address of a cluster; nothing if all is done in this process
     * @return this
     */
    public LoopRunner on(Optional<String> address) {
        master = address;
        return this;
    }

    /**
     * Goes on with an interrupted run.
     *
     * @param folder the run's folder
     * @return an exit code
     * @throws Exception when it is no run, its data set has changed, or training fails
     */
    public int resume(Path folder) throws Exception {
        RunFolder run = RunFolder.at(folder.toAbsolutePath().normalize());
        if (!Files.isRegularFile(run.run())) {
            throw new BadInputException(run.run() + " is missing: " + folder + " holds no run to go on with");
        }
        RunDescription description = describe(run);
        Dataset dataset = Dataset.open(description.request().data());
        if (!dataset.digest().equals(description.dataDigest())) {
            throw new BadInputException(description.request().data() + " has changed since the run began; its "
                    + "finished folds would not fit. Start a new run");
        }
        return run(description.request(),
                Optional.ofNullable(description.trainer()).orElse(TrainerRegistry.USUAL), run);
    }

    private static RunDescription describe(RunFolder run) throws BadInputException {
        try {
            return RunDescription.read(run.run());
        } catch (IOException e) {
            throw new BadInputException(e.getMessage());
        }
    }

    /**
     * Runs the loop.
     *
     * @param request what to do
     * @param trainer identifier of the trainer
     * @param run     the run's folder
     * @return an exit code
     * @throws Exception when the data set cannot be used or training fails
     */
    public int run(LoopRequest request, String trainer, RunFolder run) throws Exception {
        Optional<MetricsFile> metrics = metricsFile.isEmpty() ? Optional.empty()
                : Optional.of(new MetricsFile(metricsFile.get(), "loop", err));
        try (EventLog log = new EventLog(run.events());
                ConsoleProgress progress = ConsoleProgress.onStandardError();
                DataWatch watch = new DataWatch(request.data(), request.images(), run.events(), cancellation,
                        Running::abandon)) {
            RunEvents events = event -> {
                log.emit(event);
                progress.emit(event);
                metrics.ifPresent(file -> file.emit(event));
            };
            RunStates.tell("loop", events, () -> watch.during(() -> {
                LoopResult result = loop(request, trainer, run, events);
                metrics.ifPresent(file -> file.result(result));
                progress.close();
                print(result, run);
            }));
            return ExitCode.DONE;
        } catch (CancelledException e) {
            err.accept("imago: cancelled; finished folds and the best state are kept. Go on with: "
                    + System.getProperty("imago.command", "imago") + " run --resume " + run.folder());
            return ExitCode.CANCELLED;
        }
    }

    private LoopResult loop(LoopRequest request, String trainer, RunFolder run, RunEvents events) throws Exception {
        Trainer learning = Trainers.select(trainer, events);
        try (Clusters others = master.isEmpty() ? Clusters.none()
                : Clusters.connect(master.get(), trainer, run, events)) {
            return new Loop(learning, Home.pixels(), Home.cache(), others.workers()).run(request, run.folder(), events,
                    cancellation);
        }
    }

    private void print(LoopResult result, RunFolder run) {
        if (json) {
            err.accept("imago: report: " + run.report());
            out.accept(Json.line(MetricsJson.of(result)));
        } else {
            ResultTable.lines(result).forEach(out);
            out.accept("");
            out.accept("report: " + run.report());
        }
    }
}
