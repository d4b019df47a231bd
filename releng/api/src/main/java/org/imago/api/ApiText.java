// SPDX-License-Identifier: EPL-2.0
package org.imago.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Tree.Data;
import aQute.bnd.service.diff.Type;
import org.imago.api.Api.ApiPackage;

/**
 * An API as text, a file for each package, so that a change to it can be read in a commit: the version in the first line, then
 * an element a line, indented below what it belongs to. Before its name stand its kind, what adding and what removing it
 * would be.
 */
final class ApiText {

    private static final String VERSION = "version ";

    private ApiText() {
    }

    /** Writes the files, and deletes those of packages that are gone. */
    static void write(Api api, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(file -> file.toString().endsWith(".txt")).toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, ApiPackage> some : api.packages().entrySet()) {
            StringBuilder text = new StringBuilder(VERSION).append(some.getValue().version()).append('\n');
            append(some.getValue().content(), "", text);
            Files.writeString(folder.resolve(some.getKey() + ".txt"), text);
        }
    }

    private static void append(Data data, String indent, StringBuilder text) {
        text.append(indent).append(data.type).append(' ').append(data.add).append(' ').append(data.rem).append(' ')
                .append(data.name).append('\n');
        for (Data child : data.children) {
            append(child, indent + " ", text);
        }
    }

    /** Reads the files. */
    static Api read(Path folder) throws IOException {
        Map<String, ApiPackage> packages = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".txt")).toList()) {
                List<String> lines = Files.readAllLines(file);
                packages.put(file.getFileName().toString().replaceFirst("\\.txt$", ""), new ApiPackage(
                        lines.getFirst().substring(VERSION.length()), tree(lines.subList(1, lines.size()))));
            }
        }
        return new Api(packages);
    }

    private static Data tree(List<String> lines) {
        Deque<Data> open = new ArrayDeque<>();
        Deque<List<Data>> children = new ArrayDeque<>();
        for (String line : lines) {
            int depth = line.length() - line.stripLeading().length();
            while (open.size() > depth) {
                close(open, children);
            }
            String[] words = line.strip().split(" ", 4);
            Data data = new Data();
            data.type = Type.valueOf(words[0]);
            data.add = Delta.valueOf(words[1]);
            data.rem = Delta.valueOf(words[2]);
            data.name = words[3];
            if (!children.isEmpty()) {
                children.peek().add(data);
            }
            open.push(data);
            children.push(new ArrayList<>());
        }
        while (open.size() > 1) {
            close(open, children);
        }
        Data root = open.peek();
        close(open, children);
        return root;
    }

    private static void close(Deque<Data> open, Deque<List<Data>> children) {
        open.pop().children = children.pop().toArray(Data[]::new);
    }
}
