// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Explanations as files of a folder. Files are named by the image's name and content, so that another image of the same
 * name, or an image that was changed, is not mistaken for it.
 */
public final class ExplanationFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 16;
    private static final int LONGEST_NAME = 80;
    /** More than a grid of {@code 256 x 256} takes; a larger file is none of ours. */
    private static final long LARGEST = 4L << 20;
    private static final double DECIMALS = 1e4;

    private ExplanationFile() {
    }

    /**
     * Returns where an explanation goes.
     *
     * @param folder of explanations
     * @param image  name of the image's file
     * @param digest SHA-256 of its content, hexadecimal
     * @param label  the class that was asked for; empty for the one that the classifier predicted
     * @return a file of that folder, ending in {@code .json}
     */
    public static Path in(Path folder, String image, String digest, Optional<String> label) {
        String name = plain(image.replaceAll("\\.[^.]*$", ""));
        return folder.resolve(name + label.map(text -> "-" + plain(text)).orElse("") + "-" + key(digest) + ".json");
    }

    private static String plain(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
    }

    private static String key(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    /**
     * Writes an explanation, whole or not at all.
     *
     * @param file        where to; replaced
     * @param image       how the result calls the image
     * @param model       what explained
     * @param explanation what to write
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, String image, String model, Explanation explanation) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("image", image);
        content.put("model", model);
        content.put("class", explanation.label());
        content.put("probability", explanation.probability());
        content.put("rows", explanation.rows());
        content.put("columns", explanation.columns());
        List<List<Double>> heat = new ArrayList<>();
        for (int row = 0; row < explanation.rows(); row++) {
            List<Double> cells = new ArrayList<>();
            for (int column = 0; column < explanation.columns(); column++) {
                cells.add(Math.round(explanation.at(row, column) * DECIMALS) / DECIMALS);
            }
            heat.add(cells);
        }
        content.put("heat", heat);
        JsonFile.write(file, content);
    }

    /**
     * Reads an explanation.
     *
     * @param file written by {@link #write}
     * @return the explanation
     * @throws IOException when it is missing or is no such file; the message names it
     */
    public static Explanation read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + ": no explanation of 'imago explain': it is larger than 4 MiB");
        }
        try {
            JsonNode content = JSON.readTree(file.toFile());
            int rows = content.path("rows").asInt();
            int columns = content.path("columns").asInt();
            List<Float> heat = new ArrayList<>();
            content.path("heat").forEach(row -> row.forEach(cell -> heat.add((float) cell.asDouble(Double.NaN))));
            float[] cells = new float[heat.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = heat.get(i);
            }
            return new Explanation(content.path("class").asText(), content.path("probability").asDouble(Double.NaN),
                    rows, columns, cells);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(file + ": no explanation of 'imago explain' (" + firstLine(e) + "); delete it and "
                    + "explain the image again", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Finds the explanation of the class that was predicted for an image.
     *
     * @param folder of explanations; may be missing
     * @param image  name of the image's file
     * @param digest SHA-256 of its content, hexadecimal
     * @return the file, if it is there
     */
    public static Optional<Path> find(Path folder, String image, String digest) {
        return Optional.of(in(folder, image, digest, Optional.empty())).filter(Files::isRegularFile);
    }
}
