// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.imago.cli.internal.commands.CropCommand;
import org.imago.cli.internal.commands.CudaCommand;
import org.imago.cli.internal.commands.DatasetCommand;
import org.imago.cli.internal.commands.DemoCommand;
import org.imago.cli.internal.commands.DevicesCommand;
import org.imago.cli.internal.commands.DoctorCommand;
import org.imago.cli.internal.commands.EvaluateCommand;
import org.imago.cli.internal.commands.ExplainCommand;
import org.imago.cli.internal.commands.PredictCommand;
import org.imago.cli.internal.commands.ReviewCommand;
import org.imago.cli.internal.commands.RunCommand;
import org.imago.cli.internal.commands.SuspectsCommand;
import org.imago.cli.internal.commands.TrainCommand;
import org.imago.cli.internal.commands.WeightsCommand;
import org.imago.cli.internal.config.ConfigCommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;

/** Runs commands in this process, with a home of their own, and keeps everything they print. */
final class Imago {

    private final Path home;
    private final List<Object> further;
    private Map<String, String> environment = Map.of();

    /** What a command did. */
    record Result(int code, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }

        /** The last line of standard output as JSON. */
        JsonNode json() throws JsonProcessingException {
            return new ObjectMapper().readTree(lines().getLast());
        }
    }

    /** Prepares runs with a home folder; {@code further} are commands beside those that ship. */
    Imago(Path home, Object... further) {
        this.home = home;
        this.further = List.of(further);
    }

    /** New instances of the commands that ship, in the order of the help. */
    static List<Object> shipped() {
        return List.of(new DemoCommand(), new RunCommand(), new DatasetCommand(), new TrainCommand(),
                new PredictCommand(), new ExplainCommand(), new CropCommand(), new EvaluateCommand(),
                new SuspectsCommand(), new ReviewCommand(), new WeightsCommand(), new DevicesCommand(), new CudaCommand(),
                new DoctorCommand(), new ConfigCommand());
    }

    /** Sets environment variables for the runs that come. */
    Imago with(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    Result run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream systemOut = System.out;
        PrintStream systemErr = System.err;
        String before = System.getProperty("imago.home");
        System.setProperty("imago.home", home.toString());
        // Before picocli is created, which keeps the streams that it finds.
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(systemOut);
            System.setErr(systemErr);
            restore(before);
            System.clearProperty("imago.log");
            System.clearProperty("imago.stacktrace");
        }
    }

    private int execute(String[] arguments) {
        List<Object> commands = new ArrayList<>(shipped());
        commands.addAll(further);
        CommandLine line = Root.of(commands).setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        return Root.execute(line, List.of(arguments), environment);
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty("imago.home");
        } else {
            System.setProperty("imago.home", before);
        }
    }
}
