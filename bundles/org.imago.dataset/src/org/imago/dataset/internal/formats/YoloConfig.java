// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ImportSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What {@code data.yaml}, or a list of names such as {@code classes.txt}, says of a data set of YOLO.
 *
 * @param file      the file
 * @param names     names of the classes; the place in the list is the number of the class
 * @param parts     paths of folders or lists of images, by part: train, val, test
 * @param path      what the paths are relative to; empty for the file's own folder
 * @param keypoints numbers that follow a box for its keypoints; 0 for none
 */
record YoloConfig(Path file, List<String> names, Map<String, List<String>> parts, String path, int keypoints) {

    /** Most bytes of such a file. */
    static final int LARGEST = 16 << 20;

    /** Most classes; the largest real data sets have some thousands. */
    static final int MOST_CLASSES = 100_000;

    private static final int DEEPEST = 50;
    private static final String EXPECTED = "; expected a data.yaml of YOLO with names: [...]";

    /** Reads a file. */
    static YoloConfig read(ImportSource source) throws DatasetException {
        byte[] bytes = source.bytes(LARGEST);
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\ufeff", "");
        return isYaml(source.path()) ? yaml(source.path(), text) : list(source.path(), text);
    }

    static boolean isYaml(Path file) {
        String ending = Trees.ending(file.getFileName().toString());
        return ending.equals("yaml") || ending.equals("yml");
    }

    private static YoloConfig list(Path file, String text) throws DatasetException {
        List<String> names = new ArrayList<>(text.lines().map(String::strip).toList());
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        return new YoloConfig(file, checked(file, names), Map.of(), "", 0);
    }

    private static YoloConfig yaml(Path file, String text) throws DatasetException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowRecursiveKeys(false);
        options.setMaxAliasesForCollections(DEEPEST);
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options)).load(text);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new DatasetException(file, line, "", "no valid YAML (" + e.getProblem() + ")" + EXPECTED, e);
        } catch (RuntimeException e) {
            // The parser throws whatever its conversion of numbers and dates throws.
            throw new DatasetException(file, 0, "", "no valid YAML, or one beyond the limits (" + e.getMessage() + ")"
                    + EXPECTED, e);
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw new DatasetException(file, 0, "", "holds no mapping" + EXPECTED);
        }
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String part : List.of("train", "val", "test", Yolo.OTHERS)) {
            Object value = map.get(part);
            parts.put(part, (value instanceof List<?> list ? list.stream() : Stream.ofNullable(value))
                    .map(YoloConfig::scalar).filter(path -> !path.isEmpty()).toList());
        }
        Object path = map.get("path");
        return new YoloConfig(file, checked(file, names(file, map.get("names"))), parts, scalar(path),
                keypoints(map.get("kpt_shape")));
    }

    /**
     * Lists and mappings may hold themselves, or one another without end; as text they would not fit into the memory.
     */
    private static String scalar(Object value) {
        return value == null || value instanceof Collection || value instanceof Map ? "" : value.toString().strip();
    }

    private static int keypoints(Object shape) {
        boolean two = shape instanceof List<?> list && list.size() == 2 && list.stream()
                .allMatch(number -> number instanceof Integer i && i > 0 && i < 10_000);
        return two ? (Integer) ((List<?>) shape).get(0) * (Integer) ((List<?>) shape).get(1) : 0;
    }

    private static List<String> names(Path file, Object names) throws DatasetException {
        if (names instanceof List<?> list) {
            return list.stream().map(YoloConfig::scalar).toList();
        }
        if (!(names instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new DatasetException(file, 0, "", "has no names of classes" + EXPECTED);
        }
        int most = -1;
        for (Object number : map.keySet()) {
            if (!(number instanceof Integer place) || place < 0 || place >= MOST_CLASSES) {
                throw new DatasetException(file, 0, "", "has the name of a class for \"" + number + "\"; expected"
                        + " numbers from 0 to " + (MOST_CLASSES - 1));
            }
            most = Math.max(most, place);
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            all.add(scalar(map.get(i)));
        }
        return all;
    }

    /** A class without a name is called by its number, so that those behind it keep theirs. */
    private static List<String> checked(Path file, List<String> names) throws DatasetException {
        if (names.size() > MOST_CLASSES) {
            throw new DatasetException(file, 0, "", "has more than " + MOST_CLASSES + " names of classes; expected "
                    + "fewer");
        }
        List<String> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).isEmpty() ? "class " + i : names.get(i);
            if (!seen.add(name)) {
                throw new DatasetException(file, 0, "", "has the class \"" + name + "\" twice; expected each once, for"
                        + " its place is its number; rename one");
            }
            all.add(name);
        }
        return all;
    }

    /** Finds the file that lists the names of the classes in a folder, if there is one. */
    static Optional<Path> find(Path folder) {
        for (String name : List.of("data.yaml", "data.yml", "dataset.yaml", "dataset.yml", "classes.txt", "obj.names",
                "labels/classes.txt")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> isYaml(file) || Trees.ending(file.getFileName().toString()).equals("names"))
                    .sorted().findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
