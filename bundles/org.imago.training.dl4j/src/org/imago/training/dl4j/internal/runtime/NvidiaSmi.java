// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks NVIDIA's driver for its GPUs through the program that comes with it: no library is loaded into this process,
 * so that a broken driver costs an answer and not the process.
 *
 * @param command  the program with its arguments
 * @param patience how long it may take; a driver that hangs answers never
 */
record NvidiaSmi(List<String> command, Duration patience) {

    /** Prints a line a GPU: name, compute capability, driver, memory in MiB, UUID. */
    static final List<String> COMMAND = List.of("nvidia-smi",
            "--query-gpu=name,compute_cap,driver_version,memory.total,uuid", "--format=csv,noheader,nounits");

    /** Some seconds: without its persistence mode the driver wakes the GPU first. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    // the name comes first and may hold commas itself
    private static final Pattern LINE = Pattern.compile("(.+), *(\\d+)\\.(\\d+), *([\\w.-]+), *(\\d+|\\[[^\\]]*\\])"
            + "(?:, *([\\w-]+))?");
    private static final int MEMORY = 5;
    private static final int UUID = 6;
    private static final int SHOWN = 120;

    /**
     * Asks.
     *
     * @return the GPUs; none, and why, if the driver is missing or does not tell
     */
    GpuSurvey survey() {
        String program = command.getFirst();
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return none("no NVIDIA driver: " + program + " is not there");
        }
        try {
            process.getOutputStream().close();
            // the answer of a machine full of GPUs is shorter than a pipe holds, so that it can be read afterwards
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return none(program + " did not answer within " + patience.toSeconds() + " s");
            }
            return read(program, process.exitValue(), new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            return none(program + " cannot be asked: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none(program + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static GpuSurvey read(String program, int code, String answer) {
        String first = answer.strip().lines().findFirst().orElse("nothing");
        String shown = first.length() > SHOWN ? first.substring(0, SHOWN) + "…" : first;
        if (code != 0) {
            return none(program + " ended with " + code + ": " + shown);
        }
        List<Gpu> gpus = new ArrayList<>();
        answer.lines().map(String::strip).forEach(line -> gpu(line).ifPresent(gpus::add));
        return new GpuSurvey(gpus, gpus.isEmpty() ? program + " lists none: " + shown
                : program + " lists " + gpus.size());
    }

    private static Optional<Gpu> gpu(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return Optional.empty();
        }
        String memory = m.group(MEMORY);
        return Optional.of(new Gpu(m.group(1), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)),
                m.group(4), memory.startsWith("[") ? 0 : Long.parseLong(memory),
                Optional.ofNullable(m.group(UUID)).orElse("")));
    }

    private static GpuSurvey none(String probed) {
        return new GpuSurvey(List.of(), probed);
    }
}
