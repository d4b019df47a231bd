// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models a run has. */
class TrainedModelsTest {

    @TempDir
    Path run;

    private Path file(String name, String content) throws IOException {
        Path file = run.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void aTrainingHasOneModelOfItsKind() throws IOException {
        Path model = file("model.zip", "");
        file("run.json", "{\"task\":\"train\",\"request\":{\"kind\":\"CLASSIFIER\",\"weights\":{\"name\":\"mobile\"}}}");
        TrainedModels classifier = TrainedModels.of(run);
        assertEquals(Optional.of("mobile"), classifier.weights());
        assertEquals(Optional.of(model), classifier.classifier(false));
        assertEquals(Optional.of(model), classifier.unbiased(3));
        assertEquals(Optional.empty(), classifier.boxes());
        assertEquals(Map.of(), classifier.folds());
        file("run.json", "{\"task\":\"train\",\"request\":{\"kind\":\"BOXES\",\"weights\":null}}");
        TrainedModels boxes = TrainedModels.of(run);
        assertEquals(Optional.of(model), boxes.boxes());
        assertEquals(Optional.empty(), boxes.classifier(true));
        assertEquals(Optional.empty(), boxes.weights());
    }

    @Test
    void theLoopHasThemByFold() throws IOException {
        file("run.json", "{\"task\":\"loop\",\"request\":{\"weights\":null,\"cropping\":{\"margin\":0.29,\"square\":true,"
                + "\"minimumConfidence\":0.7}}}");
        file("predictions.csv", "filename,line,fold\na.jpg,2,1\nb.jpg,3,0\n");
        Path whole = file("models/whole-1.zip", "");
        Path crops = file("models/crops-0.zip", "");
        Path boxes = file("models/boxes-0.zip", "");
        TrainedModels models = TrainedModels.of(run);
        assertEquals(Optional.of(boxes), models.boxes());
        assertEquals(List.of("--margin", "29", "--min-confidence", "0.7", "--square"), models.crops());
        assertEquals(Optional.of(crops), models.classifier(true));
        assertEquals(Map.of("a.jpg", 1, "b.jpg", 0), models.folds());
        assertEquals(Optional.of(whole), models.unbiased(1));
        assertEquals(Optional.empty(), models.unbiased(0));
    }

    @Test
    void whatIsNoRunIsRefusedByName() throws IOException {
        assertMessage(run.toString());
        file("model.zip", "");
        assertMessage("trained model");
        file("run.json", "{");
        assertMessage("run.json");
    }

    private void assertMessage(String part) {
        String message = assertThrows(IOException.class, () -> TrainedModels.of(run)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
