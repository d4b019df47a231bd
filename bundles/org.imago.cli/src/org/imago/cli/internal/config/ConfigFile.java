// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.imago.cli.BadInputException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * Settings in a YAML file: one level of keys with a value, or a list of values. Nothing is constructed from it, so that it
 * may come from anybody.
 *
 * @param file     the file
 * @param settings in their order
 */
record ConfigFile(Path file, List<Setting> settings) {

    /** More than anybody writes by hand. */
    private static final int MOST_CHARACTERS = 1 << 20;

    /**
     * A setting.
     *
     * @param key    as it stands there
     * @param values one, or those of a list; none for an empty value
     * @param line   of the key, from 1
     * @param column of the key, from 1
     */
    record Setting(String key, List<String> values, int line, int column) {
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what it says
     * @throws BadInputException if it cannot be read, is no YAML, or is built otherwise; names line and column
     */
    static ConfigFile read(Path file) throws BadInputException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setMaxAliasesForCollections(0);
        try {
            if (Files.size(file) > MOST_CHARACTERS) {
                throw new BadInputException(file + " is larger than a file of settings is; expected at most 1 MiB");
            }
            // Anything that is no UTF-8 is refused rather than read wrong.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
            try (UnicodeReader reader = new UnicodeReader(Files.newInputStream(file))) {
                Node root = new Yaml(new SafeConstructor(limits)).compose(reader);
                return new ConfigFile(file, root == null ? List.of() : settings(file, root));
            }
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8; save it as UTF-8");
        } catch (MarkedYAMLException e) {
            throw problem(file, e.getProblemMark(), "is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new BadInputException(file + " is no YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read (" + e + ")");
        }
    }

    private static List<Setting> settings(Path file, Node root) throws BadInputException {
        if (!(root instanceof MappingNode mapping)) {
            throw problem(file, root.getStartMark(), "expected settings, each with a key and a value: folds: 5");
        }
        Set<String> seen = new HashSet<>();
        List<Setting> settings = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw problem(file, entry.getKeyNode().getStartMark(), "expected a word before the colon");
            }
            if (!seen.add(key.getValue())) {
                throw problem(file, key.getStartMark(), "'" + key.getValue() + "' is there twice");
            }
            settings.add(new Setting(key.getValue(), values(file, key.getValue(), entry.getValueNode()),
                    line(key.getStartMark()), column(key.getStartMark())));
        }
        return settings;
    }

    private static List<String> values(Path file, String key, Node node) throws BadInputException {
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        List<String> values = new ArrayList<>();
        for (Node one : nodes) {
            if (!(one instanceof ScalarNode scalar)) {
                throw problem(file, one.getStartMark(), "'" + key + "' expects a value or a list of values");
            }
            if (!scalar.getTag().equals(Tag.NULL)) {
                values.add(scalar.getValue());
            }
        }
        return values;
    }

    private static BadInputException problem(Path file, Mark mark, String text) {
        return new BadInputException(mark == null ? file + ": " + text
                : file + ":" + line(mark) + ":" + column(mark) + ": " + text);
    }

    BadInputException problem(Setting setting, String text) {
        return new BadInputException(file + ":" + setting.line() + ":" + setting.column() + ": " + text);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static int column(Mark mark) {
        return mark.getColumn() + 1;
    }
}
