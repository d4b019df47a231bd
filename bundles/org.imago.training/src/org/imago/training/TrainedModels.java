// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.dataset.CsvTable;
import org.imago.dataset.DatasetException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The models of a run that has ended, found without loading any. A run of one training has one; a run of the loop has
 * one of each kind for each fold.
 *
 * @param run     its folder
 * @param kind    what a run of one training trained; empty for the loop
 * @param weights name of the pretrained weights that the models need, if they need some
 * @param crops   options of the command line with which its crops were made; empty where it made none
 */
public record TrainedModels(Path run, String kind, Optional<String> weights, List<String> crops) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOXES = "BOXES";
    private static final String FOLDS = "models";
    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

    /**
     * Looks into the folder of a run.
     *
     * @param run its folder
     * @return its models
     * @throws IOException when there are none, or {@code run.json} cannot be read; the message says what to do
     */
    public static TrainedModels of(Path run) throws IOException {
        RunFolder folder = RunFolder.at(run);
        boolean single = Files.isRegularFile(folder.model());
        if (!Files.isRegularFile(folder.run()) || !single && !Files.isDirectory(run.resolve(FOLDS))) {
            throw new IOException(run + " holds no trained model: choose the folder of a run that has ended");
        }
        try {
            JsonNode request = JSON.readTree(folder.run().toFile()).path("request");
            String weights = request.path("weights").path("name").asText("");
            return new TrainedModels(run, single ? request.path("kind").asText() : "",
                    Optional.of(weights).filter(name -> !name.isEmpty()), crops(request.path("cropping")));
        } catch (JsonProcessingException e) {
            throw new IOException(folder.run() + " cannot be read as the description of a run: " + e.getMessage(), e);
        }
    }

    private static List<String> crops(JsonNode cropping) {
        if (!cropping.isObject()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of("--margin",
                cropping.path("margin").decimalValue().multiply(PER_CENT).stripTrailingZeros().toPlainString(),
                "--min-confidence",
                cropping.path("minimumConfidence").asText()));
        if (cropping.path("square").asBoolean()) {
            options.add("--square");
        }
        return List.copyOf(options);
    }

    /**
     * Returns the box predictor.
     *
     * @return nothing if the run has none; that of the first fold for a run of the loop
     */
    public Optional<Path> boxes() {
        return kind.isEmpty() ? fold("boxes", 0) : only(kind.equals(BOXES));
    }

    /**
     * Returns the classifier that fits what boxes are used.
     *
     * @param cropped whether it is to judge crops
     * @return nothing if the run has none; that of the first fold for a run of the loop
     */
    public Optional<Path> classifier(boolean cropped) {
        return kind.isEmpty() ? fold(cropped ? "crops" : "whole", 0) : only(!kind.equals(BOXES));
    }

    /**
     * Returns the classifier of whole images that has not seen an image: what it says of that is honest.
     *
     * @param fold of the image, see {@link #folds}
     * @return nothing if the run has none
     */
    public Optional<Path> unbiased(int fold) {
        return kind.isEmpty() ? fold("whole", fold) : only(!kind.equals(BOXES));
    }

    private Optional<Path> only(boolean fits) {
        return Optional.of(RunFolder.at(run).model()).filter(file -> fits);
    }

    private Optional<Path> fold(String stage, int fold) {
        return Optional.of(run.resolve(FOLDS).resolve(stage + "-" + fold + ".zip")).filter(Files::isRegularFile);
    }

    /**
     * Reads in which fold images were held out.
     *
     * @return fold by the file name that the data set has; empty for a run of one training
     * @throws IOException when {@code predictions.csv} cannot be read
     */
    public Map<String, Integer> folds() throws IOException {
        Map<String, Integer> folds = new HashMap<>();
        if (!kind.isEmpty()) {
            return folds;
        }
        try {
            List<Map<String, String>> rows = CsvTable.read(RunFolder.at(run).predictions());
            for (Map<String, String> row : rows) {
                String fold = row.getOrDefault("fold", "");
                if (fold.matches("\\d{1,4}")) {
                    folds.put(row.getOrDefault("filename", ""), Integer.valueOf(fold));
                }
            }
            return folds;
        } catch (DatasetException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
