// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The machine's processor.
 *
 * @param model           name, as the system tells it
 * @param cores           logical processors this JVM may use
 * @param instructionSets those that matter to natives, such as {@code avx2}; empty when the system does not tell
 */
public record Processor(String model, int cores, List<String> instructionSets) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final List<String> OF_INTEREST = List.of("sse4_2", "avx", "fma", "avx2", "avx512f", "avx512bw",
            "avx512vl", "avx512_vnni", "avx512_bf16", "amx_bf16", "asimd", "sve");

    /**
     * Asks the system.
     *
     * @return what it tells
     */
    public static Processor detect() {
        Map<String, String> facts = linuxFacts();
        List<String> flags = List.of((facts.getOrDefault("flags", "") + " " + facts.getOrDefault("Features", ""))
                .toLowerCase(Locale.ROOT).split("\\s+"));
        String model = Optional.ofNullable(facts.get("model name"))
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(System.getProperty("os.arch"));
        return new Processor(model, Runtime.getRuntime().availableProcessors(),
                OF_INTEREST.stream().filter(flags::contains).toList());
    }

    /** The first processor's facts; empty on other systems than Linux. */
    private static Map<String, String> linuxFacts() {
        Map<String, String> facts = new TreeMap<>();
        if (Files.isReadable(LINUX)) {
            try (Stream<String> lines = Files.lines(LINUX)) {
                lines.takeWhile(line -> !line.isBlank()).map(line -> line.split(":", 2)).filter(p -> p.length == 2)
                        .forEach(p -> facts.put(p[0].strip(), p[1].strip()));
            } catch (IOException e) {
                // a report without the model's name is better than none
                facts.clear();
            }
        }
        return facts;
    }

    /**
     * Tells whether natives built for an instruction set run here.
     *
     * @param instructionSet such as {@code avx2}
     * @return also true when the system does not tell what the processor has
     */
    public boolean runs(String instructionSet) {
        return instructionSets.isEmpty() || instructionSets.contains(instructionSet);
    }
}
