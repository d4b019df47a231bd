// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Takes out of a product what differs from one building to the next without being different: the times at which p2 wrote
 * its files, the order in which it lists what bundles provide, and the folder in which was built.
 */
final class Normaliser {

    private static final Pattern TIME_OF_LIST = Pattern.compile("(name='p2.timestamp' value=')\\d+'");
    private static final Pattern TIME_OF_PROFILE = Pattern.compile("(<profile id='[^']*' timestamp=')\\d+'");
    /** What bundles provide, and what is said of that. */
    private static final Pattern ENTRY = Pattern.compile("\\s*<(provided|property) [^<]*/>");
    private static final Pattern DATE = Pattern.compile("(<config date=\")\\d+\"");

    private final Path product;
    private final long milliseconds;

    Normaliser(Path product, Instant time) {
        this.product = product;
        this.milliseconds = time.toEpochMilli();
    }

    void run() throws IOException {
        for (String list : List.of("artifacts.xml", "p2/org.eclipse.equinox.p2.core/cache/artifacts.xml")) {
            replace(product.resolve(list), TIME_OF_LIST);
        }
        Path platform = product.resolve("configuration/org.eclipse.update/platform.xml");
        if (Files.isRegularFile(platform)) {
            Files.writeString(platform, DATE.matcher(Files.readString(platform)).replaceAll("$1" + milliseconds + "\""));
        }
        comments(product.resolve("configuration/config.ini"));
        // They name the folder in which was built, and no repository that a person chose.
        delete(product.resolve("p2/org.eclipse.equinox.p2.engine/.settings"));
        profile();
    }

    private void replace(Path file, Pattern time) throws IOException {
        if (Files.isRegularFile(file)) {
            Files.writeString(file, time.matcher(Files.readString(file)).replaceAll("$1" + milliseconds + "'"));
        }
    }

    /** Java writes the date into a comment. */
    private static void comments(Path properties) throws IOException {
        Files.write(properties, Files.readAllLines(properties, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#")).toList());
    }

    /** Only the last state is kept, for the others are steps of the building. */
    private void profile() throws IOException {
        List<Path> states = Profile.states(product);
        if (states.isEmpty()) {
            return;
        }
        Path last = states.getLast();
        List<String> lines = sorted(Profile.lines(last)).stream()
                .map(line -> TIME_OF_PROFILE.matcher(line).replaceAll("$1" + milliseconds + "'"))
                .map(line -> TIME_OF_LIST.matcher(line).replaceAll("$1" + milliseconds + "'")).toList();
        for (Path state : states) {
            Files.delete(state);
        }
        Files.deleteIfExists(last.resolveSibling(".lock"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(
                last.resolveSibling(milliseconds + ".profile.gz")))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One-line entries of a list may stand in any order. */
    private static List<String> sorted(List<String> lines) {
        List<String> result = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String line : lines) {
            if (ENTRY.matcher(line).matches()) {
                run.add(line);
            } else {
                run.stream().sorted().forEach(result::add);
                run.clear();
                result.add(line);
            }
        }
        run.stream().sorted().forEach(result::add);
        return result;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
