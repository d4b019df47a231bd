// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.training.OutOfFold;
import org.imago.training.PairedComparison;
import org.imago.training.evaluation.Judgements.Judgement;
import org.imago.training.evaluation.Judgements.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementsTest {

    private static final String HEADER = "filename,line,class,fold,group,whole_class,whole_p_palm,whole_p_blue,"
            + "x,y,w,h,box_confidence,iou,crop_file,fell_back,crop_class,crop_p_palm,crop_p_blue\n";
    private static final String BOX = ",1,2,30,40,0.9,0.7,c.png,0,";

    @TempDir
    private Path folder;

    private Dataset dataset;

    @BeforeEach
    void open() throws IOException, DatasetException {
        dataset = Dataset.open(Files.writeString(folder.resolve("data.csv"), """
                class,filename,who
                palm,a.jpg,Ann
                palm,b.jpg,Ann
                blue,c.jpg,Bob
                blue,d.jpg,
                """));
    }

    private OutOfFold run(String name, String... rows) throws IOException, DatasetException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("predictions.csv"), HEADER + String.join("\n", rows) + "\n");
        return OutOfFold.read(run, dataset);
    }

    private OutOfFold first() throws IOException, DatasetException {
        return run("first",
                "a.jpg,2,palm,0,0,palm,0.9,0.1" + BOX + "palm,0.8,0.2",
                "b.jpg,3,palm,0,0,blue,0.4,0.6" + BOX + "palm,0.7,0.3",
                "c.jpg,4,blue,1,1,blue,0.2,0.8" + BOX + "blue,0.1,0.9",
                "d.jpg,5,blue,1,2,palm,0.55,0.45" + BOX + "palm,0.6,0.4");
    }

    private static List<String> names(List<Judgement> judgements) {
        return judgements.stream().map(one -> one.sample().fileName()).toList();
    }

    @Test
    void aCellKnowsItsSamples() throws IOException, DatasetException {
        Judgements whole = Judgements.of(first(), Stage.WHOLE);
        assertEquals(List.of("palm", "blue"), whole.classes());
        assertEquals(0.5, whole.matrix().accuracy());
        assertEquals(List.of("b.jpg"), names(whole.cell(0, 1)));
        assertEquals(List.of("d.jpg"), names(whole.cell(1, 0)));
        Judgements crops = Judgements.of(first(), Stage.CROPS);
        assertEquals(List.of("a.jpg", "b.jpg"), names(crops.cell(0, 0)), "the surest first");
        assertEquals(4, crops.matrix().total());
    }

    @Test
    void whatIsNotSureIsLeftUndecided() throws IOException, DatasetException {
        Judgements whole = Judgements.of(first(), Stage.WHOLE);
        assertEquals(new Decided(0.6, 4, 3, 2), whole.decided(0.6));
        assertEquals(0.75, whole.decided(0.6).coverage());
        assertEquals(1, whole.decided(0.7).accuracy());
        assertEquals(0, whole.decided(0.95).decided());
    }

    @Test
    void samplesWithSomethingInCommonAreScoredTogether() throws IOException, DatasetException {
        List<GroupScore> scores = Judgements.of(first(), Stage.WHOLE)
                .by(sample -> sample.value("who").orElse(""));
        assertEquals(List.of(new GroupScore("Ann", 2, 1), new GroupScore("Bob", 1, 1)), scores);
        assertEquals(0.5, scores.getFirst().accuracy());
    }

    @Test
    void curvesAreOfOneClass() throws IOException, DatasetException {
        Judgements whole = Judgements.of(first(), Stage.WHOLE);
        assertEquals(List.of(0.9, 0.55, 0.4, 0.2),
                whole.precisionRecall(0).points().stream().map(PrecisionRecall.Point::threshold).toList());
        assertEquals(1 * 0.5 + 2 / 3.0 * 0.5, whole.precisionRecall(0).averagePrecision(), 1e-12);
        assertEquals(4, whole.calibration(10).bins().stream().mapToInt(bin -> bin.count()).sum());
    }

    @Test
    void cropsAndWholeImagesAreComparedOnTheSameSamples() throws IOException, DatasetException {
        PairedComparison comparison = Judgements.of(first(), Stage.WHOLE)
                .compare(Judgements.of(first(), Stage.CROPS), 13);
        assertEquals(List.of(4, 2, 0, 1, 1), List.of(comparison.n(), comparison.bothRight(),
                comparison.onlyFirstRight(), comparison.onlySecondRight(), comparison.bothWrong()));
        assertEquals(0.25, comparison.difference());
    }

    @Test
    void anotherRunIsComparedOnWhatBothJudgedAlike() throws IOException, DatasetException {
        OutOfFold later = run("later",
                "a.jpg,2,palm,0,0,palm,0.9,0.1" + BOX + "palm,0.8,0.2",
                "b.jpg,3,blue,0,0,blue,0.4,0.6" + BOX + "palm,0.7,0.3");
        PairedComparison comparison = Judgements.of(first(), Stage.WHOLE).compare(Judgements.of(later, Stage.WHOLE), 13);
        assertEquals(1, comparison.n(), "b.jpg has another class now");
        Judgements none = new Judgements(List.of("palm", "blue"), List.of());
        assertThrows(IllegalArgumentException.class, () -> none.compare(none, 13));
    }
}
