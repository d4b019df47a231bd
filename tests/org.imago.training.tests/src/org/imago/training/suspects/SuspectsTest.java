// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.training.suspects.Suspect.Kind;
import org.imago.training.suspects.Suspect.Suggestion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suspects of a data set of which the run is known to the last digit. */
class SuspectsTest {

    private static final String BOXES = ",x,y,w,h,box_confidence,iou,crop_file,fell_back,crop_class,crop_p_ant,"
            + "crop_p_bee";

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private final List<String> predictions = new ArrayList<>();

    @BeforeEach
    void tenThatAreRight() {
        for (int i = 0; i < 10; i++) {
            add(i % 2 == 0 ? "ant" : "bee", "50,60,100,80", 0.9, 0.95, "52,58,100,80", 0.95);
        }
    }

    /** A sample, and what the run said: probability of its own class, and a box. */
    private void add(String label, String drawn, double whole, double crop, String box, double confidence) {
        String name = "i" + rows.size() + ".jpg";
        rows.add(label + "," + name + ",0,0," + drawn);
        boolean ant = label.equals("ant");
        predictions.add(String.format(Locale.ROOT, "%s,%d,%s,0,%d,400,300,%s,%f,%f,%s,%f,,crops/%s,0,%s,%f,%f", name,
                rows.size() + 1, label, rows.size(), label, ant ? whole : 1 - whole, ant ? 1 - whole : whole, box,
                confidence, name, label, ant ? crop : 1 - crop, ant ? 1 - crop : crop));
    }

    private Dataset dataset() throws IOException, DatasetException {
        Path csv = folder.resolve("data.csv");
        Files.writeString(csv, "class,filename,exclude,reviewed,x,y,w,h\n" + String.join("\n", rows) + "\n");
        return Dataset.open(csv);
    }

    private List<Suspect> suspects() throws IOException, DatasetException {
        return suspects(dataset());
    }

    private List<Suspect> suspects(Dataset dataset) throws IOException, DatasetException {
        Files.writeString(folder.resolve("predictions.csv"), "filename,line,class,fold,group,image_width,image_height,"
                + "whole_class,whole_p_ant,whole_p_bee" + BOXES + "\n" + String.join("\n", predictions) + "\n");
        return Suspects.find(folder, dataset).list();
    }

    @Test
    void whereModelsAgreeNothingIsSuspicious() throws Exception {
        assertEquals(List.of(), suspects());
    }

    @Test
    void aWrongClassIsFoundWithReasonAndSuggestion() throws Exception {
        add("ant", "50,60,100,80", 0.04, 0.02, "52,58,100,80", 0.95);
        add("bee", "50,60,100,80", 0.1, 0.1, "52,58,100,80", 0.95);
        List<Suspect> suspects = suspects();
        assertEquals(List.of("i10.jpg", "i11.jpg"), suspects.stream().map(s -> s.sample().fileName()).toList());
        Suspect first = suspects.getFirst();
        assertEquals(Kind.CLASS, first.kind());
        assertEquals(Optional.of(new Suggestion.Label("bee")), first.suggestion());
        assertEquals("labelled ant; models that never saw it or a copy say bee with 0.97 (whole image 0.96, crop 0.98)",
                first.reason());
        assertEquals(0.97, first.score(), 1e-6);
    }

    @Test
    void whatWasCorrectedExcludedOrKeptSinceTheRunIsNotListed() throws Exception {
        for (int i = 0; i < 3; i++) {
            add("ant", "0,0,0,0", 0.04, 0.02, "52,58,100,80", 0.5);
        }
        Dataset dataset = dataset();
        assertEquals(3, suspects(dataset).size());
        KeptSamples kept = KeptSamples.read(folder);
        kept.set(suspects(dataset).getLast(), true);
        kept.write();
        dataset.samples().get(10).setLabel("bee");
        dataset.samples().get(11).set(Role.EXCLUDE, "1");
        assertEquals(List.of(), suspects(dataset));
        kept.set(new Suspect(dataset.samples().get(12), Kind.CLASS, 1, "ant", "", Optional.empty()), false);
        kept.write();
        assertEquals(1, suspects(dataset).size(), "what is taken back comes back");
    }

    @Test
    void aBoxSomewhereElseIsMisplacedOnlyWhereThePredictorIsSure() throws Exception {
        add("ant", "300,200,60,60", 0.9, 0.9, "52,58,100,80", 0.95);
        add("ant", "300,200,60,60", 0.9, 0.9, "52,58,100,80", 0.75);
        add("ant", "70,60,100,80", 0.9, 0.9, "52,58,100,80", 0.95);
        List<Suspect> suspects = suspects();
        assertEquals(1, suspects.size());
        assertEquals(Kind.PLACE, suspects.getFirst().kind());
        assertEquals("i10.jpg", suspects.getFirst().sample().fileName());
        assertEquals(Optional.of(new Suggestion.Box(new BoundingBox(52, 58, 100, 80))),
                suspects.getFirst().suggestion());
    }

    @Test
    void numbersThatFitWhenTheyAreReadOtherwiseAreTold() throws Exception {
        add("ant", "250,160,350,240", 0.9, 0.9, "250,160,100,80", 0.95);
        add("ant", "160,250,80,100", 0.9, 0.9, "250,160,100,80", 0.95);
        add("ant", "340,250,60,50", 0.9, 0.9, "310,225,60,50", 0.95);
        List<Suspect> suspects = suspects();
        assertEquals(2, suspects.size(), "the centre of a box is too near to be told apart");
        assertTrue(suspects.stream().allMatch(suspect -> suspect.kind() == Kind.SWAPPED
                && suspect.suggestion().equals(Optional.of(new Suggestion.Box(new BoundingBox(250, 160, 100, 80))))),
                suspects::toString);
        assertTrue(suspects.getLast().reason().contains("right and lower edge"), suspects.getLast().reason());
    }

    @Test
    void neighboursWithEachOthersBoxAreFound() throws Exception {
        add("ant", "300,200,60,60", 0.9, 0.9, "40,40,70,70", 0.95);
        add("ant", "42,38,70,70", 0.9, 0.9, "302,203,60,60", 0.95);
        List<Suspect> suspects = suspects();
        assertEquals(List.of(Kind.SWAPPED, Kind.SWAPPED), suspects.stream().map(Suspect::kind).toList());
        assertEquals(Optional.of(new Suggestion.Box(new BoundingBox(42, 38, 70, 70))),
                suspects.getFirst().suggestion());
        assertTrue(suspects.getFirst().reason().contains("i11.jpg"));
    }

    @Test
    void aMissingBoxIsOverlookedWhereNearlyAllHaveOneOrSomebodyLooked() throws Exception {
        add("ant", "0,0,0,0", 0.9, 0.9, "52,58,100,80", 0.95);
        assertEquals(List.of(Kind.OVERLOOKED), suspects().stream().map(Suspect::kind).toList());
        for (int i = 0; i < 5; i++) {
            add("bee", ",,,", 0.9, 0.9, "52,58,100,80", 0.95);
        }
        assertEquals(List.of(), suspects(), "boxes are still being drawn");
        rows.set(10, rows.get(10).replace("jpg,0,0,", "jpg,0,1,"));
        assertEquals(List.of("i10.jpg"), suspects().stream().map(s -> s.sample().fileName()).toList());
        assertTrue(suspects().getFirst().reason().contains("reviewed"));
    }

    @Test
    void runsWithoutBoxesAreJudgedByClassAlone() throws Exception {
        Files.writeString(folder.resolve("predictions.csv"), """
                filename,line,class,fold,group,image_width,image_height,whole_class,whole_p_ant,whole_p_bee
                i0.jpg,2,ant,0,0,400,300,bee,0.02,0.98
                i2.jpg,4,ant,0,0,400,300,ant,0.9,0.1
                i1.jpg,3,bee,0,0,400,300,bee,0.2,0.8
                gone.jpg,99,bee,0,0,400,300,bee,0.2,0.8
                """);
        Suspects suspects = Suspects.find(folder, dataset());
        assertEquals(3, suspects.judged());
        assertFalse(suspects.boxes());
        assertEquals("labelled ant; models that never saw it or a copy say bee with 0.98",
                suspects.list().getFirst().reason());
    }

    @Test
    void whatIsNoRunOfTheDataSetIsSaidWithFileAndLine() throws Exception {
        Dataset dataset = dataset();
        assertProblem("predictions.csv", "does not exist", dataset);
        Path file = folder.resolve("predictions.csv");
        Files.writeString(file, "filename,class\na.jpg,ant\n");
        assertProblem("predictions.csv, line 1", "has no predictions of classes", dataset);
        Files.writeString(file, "filename,class,whole_p_ant,whole_p_bee\nother.jpg,ant,1,0\n");
        assertProblem("predictions.csv", "names none of the data set's images", dataset);
        Files.writeString(file, "filename,class,whole_p_ant,whole_p_bee\ni0.jpg,ant,1,x\n");
        assertProblem("predictions.csv, line 2", "is no number", dataset);
        Files.writeString(file, "filename,class,whole_p_ant,whole_p_bee\ni0.jpg,wasp,1,0\n");
        assertProblem("predictions.csv, line 2", "is none of the classes ant, bee", dataset);
        Files.writeString(file, "filename,class,whole_p_ant,whole_p_bee\ni0.jpg,ant,1,-1\n");
        assertProblem("predictions.csv, line 2", "is no probability", dataset);
    }

    private void assertProblem(String where, String what, Dataset dataset) {
        String message = assertThrows(DatasetException.class, () -> Suspects.find(folder, dataset)).getMessage();
        assertTrue(message.contains(where) && message.contains(what), message);
    }
}
