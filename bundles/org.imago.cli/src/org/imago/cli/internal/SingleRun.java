// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.dataset.Dataset;
import org.imago.loop.SingleTraining;
import org.imago.loop.TrainRequest;
import org.imago.loop.TrainRequest.Kind;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.EventLog;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.TrainerRegistry;

/** Trains one model for a command: events to the log and the screen, figures to standard output. */
public final class SingleRun {

    private final Cancellation cancellation;
    private final boolean json;
    private final Consumer<String> out;
    private final Consumer<String> err;
    private Optional<Path> metricsFile = Optional.empty();

    /**
     * Creates a runner.
     *
     * @param cancellation set when the run shall stop
     * @param json         whether the figures are printed for machines
     * @param out          prints results
     * @param err          prints remarks
     */
    public SingleRun(Cancellation cancellation, boolean json, Consumer<String> out, Consumer<String> err) {
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
    public SingleRun metrics(Optional<Path> file) {
        metricsFile = file;
        return this;
    }

    /**
     * Goes on with an interrupted run.
     *
     * @param run  its folder
     * @param kind what the command trains
     * @return an exit code
     * @throws Exception when it is another kind of run, its data set has changed, or training fails
     */
    public int resume(RunFolder run, Kind kind) throws Exception {
        SingleTraining.Description description;
        try {
            description = SingleTraining.describe(run);
        } catch (IOException e) {
            throw new BadInputException(e.getMessage());
        }
        if (description.request().kind() != kind) {
            throw new BadInputException(run.folder() + " is a run of 'train " + name(description.request().kind())
                    + "', not of 'train " + name(kind) + "'; resume it with that command");
        }
        if (!Dataset.open(description.request().data()).digest().equals(description.dataDigest())) {
            throw new BadInputException(description.request().data() + " has changed since the run began; start a new "
                    + "run");
        }
        return run(description.request(),
                Optional.ofNullable(description.trainer()).orElse(TrainerRegistry.USUAL), run);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Trains.
     *
     * @param request what to do
     * @param trainer identifier of the trainer
     * @param run     folder of the run
     * @return an exit code
     * @throws Exception when the data set cannot be used or training fails
     */
    public int run(TrainRequest request, String trainer, RunFolder run) throws Exception {
        Optional<MetricsFile> figures = metricsFile.isEmpty() ? Optional.empty()
                : Optional.of(new MetricsFile(metricsFile.get(), name(request.kind()), err));
        try (EventLog log = new EventLog(run.events());
                ConsoleProgress progress = ConsoleProgress.onStandardError();
                DataWatch watch = new DataWatch(request.data(), request.images(), run.events(), cancellation,
                        Running::abandon)) {
            RunEvents events = event -> {
                log.emit(event);
                progress.emit(event);
                figures.ifPresent(file -> file.emit(event));
            };
            RunStates.tell(name(request.kind()), events, () -> watch.during(() -> {
                Map<String, Object> metrics = new SingleTraining(Trainers.select(trainer, events), Home.pixels(),
                        Home.cache()).run(request, run, events, cancellation);
                figures.ifPresent(file -> file.result(metrics));
                progress.close();
                print(metrics, run);
            }));
            return ExitCode.DONE;
        } catch (CancelledException e) {
            err.accept("imago: cancelled; the best state is kept in " + run.checkpoints() + ". Go on with: "
                    + System.getProperty("imago.command", "imago") + " train " + name(request.kind()) + " --resume "
                    + run.folder());
            return ExitCode.CANCELLED;
        }
    }

    private void print(Map<String, Object> metrics, RunFolder run) {
        if (json) {
            out.accept(Json.line(metrics));
        } else {
            metrics.forEach((name, value) -> out.accept(String.format("%-12s %s", name, value)));
            out.accept(String.format("%-12s %s", "model", run.model()));
        }
    }
}
