// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a data set before something is learnt from it. */
class DataFactsTest {

    @TempDir
    private Path folder;

    private DataFacts facts(String csv) throws IOException, DatasetException {
        return DataFacts.of(Dataset.open(Files.writeString(folder.resolve("data.csv"), csv)));
    }

    @Test
    void onlyWhatTakesPartIsCounted() throws IOException, DatasetException {
        DataFacts facts = facts("""
                class,filename,exclude,x,y,w,h
                red,a.png,0,1,2,3,4
                red,b.png,0,0,0,0,0
                blue,c.png,0,1,2,3,4
                blue,d.png,1,1,2,3,4
                ,e.png,0,1,2,3,4
                """);
        assertEquals(Map.of("blue", 1, "red", 2), facts.classes());
        assertEquals(List.of(5, 1, 1, 2, 3), List.of(facts.samples(), facts.excluded(), facts.unlabelled(),
                facts.boxes(), facts.used()));
        assertEquals(List.of(), facts.columns());
    }

    @Test
    void columnsInWhichImagesAreAlikeAreOfferedAndThoseThatMakeFoldsAreSuggested() throws IOException,
            DatasetException {
        StringBuilder csv = new StringBuilder("class,filename,camera,flickr_page,note,\"a,b\",x_2\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 2 == 0 ? "red" : "blue").append(',').append(i).append(".png,one,").append(i / 3)
                    .append(",unlike").append(i).append(",same,0\n");
        }
        DataFacts facts = facts(csv.toString());
        // One camera leaves nothing to judge on; all notes are different.
        assertEquals(List.of(new DataFacts.Column("camera", 1, false), new DataFacts.Column("flickr_page", 20, true)),
                facts.columns());
        assertEquals("flickr_page", facts.suggestedGroups());
    }

    @Test
    void thePageOfThePhotosOfTheArticleIsSuggested() throws DatasetException {
        DataFacts facts = DataFacts.of(Dataset.open(Shared.data("butterflies-csv").resolve(
                "butterflies_original.csv")));
        assertEquals(951, facts.used());
        assertTrue(facts.columns().stream().anyMatch(column -> column.name().equals("flickr_page")
                && column.suggested()), facts.columns().toString());
    }

    @Test
    void tooLittleToLearnFromIsFoundBeforehand() throws IOException, DatasetException {
        RunSettings boxes = RunSettings.usual(RunTask.BOXES, folder.resolve("data.csv"));
        assertTrue(SettingsCheck.data(boxes, facts("class,filename\nred,a.png\nred,b.png\n")).orElseThrow().message()
                .contains("of the class red"));
        DataFacts two = facts("class,filename,x,y,w,h\nred,a.png,1,1,5,5\nblue,b.png,,,,\n");
        assertTrue(SettingsCheck.data(boxes, two).orElseThrow().message().contains("Only 1 of"));
        RunSettings classifier = RunSettings.usual(RunTask.CLASSIFIER, folder.resolve("data.csv"));
        assertTrue(SettingsCheck.data(classifier, two).isEmpty());
        assertTrue(SettingsCheck.data(classifier.with(Setting.GROUP_BY, "page"), two).orElseThrow().message()
                .contains("no column page"));
        assertTrue(SettingsCheck.data(classifier.with(Setting.GROUP_BY, "filename"), two).isEmpty());
        assertTrue(SettingsCheck.data(RunSettings.usual(RunTask.CROP, folder), two).isEmpty());
    }

    @Test
    void columnsThatTogetherLeaveNothingToSplitAreNotAllSuggested() throws IOException, DatasetException {
        StringBuilder csv = new StringBuilder("class,filename,page,day,site\n");
        for (int i = 0; i < 120; i++) {
            csv.append(i % 2 == 0 ? "red" : "blue").append(',').append(i).append(".png,p").append(i / 2).append(",d")
                    .append(i / 8).append(",s").append(i % 12).append('\n');
        }
        // Each site has been visited every day.
        assertEquals("page,day", facts(csv.toString()).suggestedGroups());
    }

    private Optional<SettingProblem> split(RunTask task, Setting setting, String value, String csv)
            throws IOException, DatasetException {
        Path file = Files.writeString(folder.resolve("data.csv"), csv);
        return SplitCheck.of(RunSettings.usual(task, file).with(Setting.GROUP_BY, "page").with(setting, value),
                Dataset.open(file));
    }

    @Test
    void whatCannotBeSplitIsFoundBeforehand() throws IOException, DatasetException {
        String csv = "class,filename,page\nred,a.png,1\nred,b.png,2\nblue,c.png,3\nblue,d.png,3\n";
        assertTrue(split(RunTask.CLASSIFIER, Setting.SEED, "1", csv).orElseThrow().message()
                .startsWith("All 2 images of the class blue are kept together"));
        String enough = csv + "blue,e.png,4\n";
        assertTrue(split(RunTask.LOOP, Setting.FOLDS, "5", enough).orElseThrow().message()
                .contains("4 groups cannot be split 5 ways"));
        assertEquals(Optional.empty(), split(RunTask.LOOP, Setting.FOLDS, "2", enough));
        assertEquals(Optional.empty(), split(RunTask.CLASSIFIER, Setting.HOLDOUT, "0.5", enough));
        assertTrue(split(RunTask.CLASSIFIER, Setting.HOLDOUT, "0.5", enough + "green,f.png,\n").orElseThrow().message()
                .startsWith("The class green has one image only"));
        String boxes = "class,filename,page,x,y,w,h\nred,a.png,1,1,1,9,9\nred,b.png,2,1,1,9,9\nblue,c.png,3,1,1,9,9\n"
                + "blue,d.png,4,,,,\n";
        assertTrue(split(RunTask.BOXES, Setting.HOLDOUT, "0.5", boxes).orElseThrow().message()
                .startsWith("Only one image of the class blue has a box"));
        // Nobody has drawn a box.
        assertTrue(split(RunTask.BOXES, Setting.HOLDOUT, "0.5", enough).isPresent());
    }
}
