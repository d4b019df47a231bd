// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program can put right by itself is one edit that changes these cells and no other; images are 40 x 30. */
class ProblemFixTest {

    private static final String HEADER = "class,filename,exclude,x,y,w,h,orig_file_width,orig_file_height";

    @TempDir
    Path folder;

    private Dataset dataset;

    @BeforeEach
    void drawImages() throws IOException {
        for (String name : List.of("a.png", "b.png", "c.png", "d.png")) {
            Tables.png(folder.resolve(name), 40, 30, name.hashCode());
        }
    }

    private List<DatasetProblem> open(String header, String... rows) throws IOException, DatasetException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(List.of(rows));
        dataset = Tables.open(folder, lines.toArray(String[]::new));
        return problems();
    }

    private List<DatasetProblem> problems() throws DatasetException {
        return DatasetValidator.validate(dataset, ImageFolder.locate(dataset, Optional.of(folder)),
                new PixelCache(folder.resolve("cache"), new ImageDecoder()));
    }

    private static List<String> labels(List<DatasetProblem> problems) {
        return QuickFix.of(problems).stream().map(QuickFix::label).toList();
    }

    private static QuickFix fix(List<DatasetProblem> problems, String label) {
        return QuickFix.of(problems).stream().filter(fix -> fix.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(label + " among " + labels(problems)));
    }

    /** Makes the fix and checks that it can be undone and that nothing else than the rows is different. */
    private void assertFixed(QuickFix fix, String... rows) throws IOException, DatasetException {
        byte[] before = Files.readAllBytes(dataset.file());
        Edit edit = dataset.edit(fix.label(), () -> fix.apply(dataset));
        dataset.undo(edit);
        assertFalse(dataset.dirty(), "undone as a whole");
        dataset.redo(edit);
        assertEquals(new String(before), Files.readString(dataset.file()), "nothing is written before it is saved");
        dataset.save();
        List<String> now = Files.readAllLines(dataset.file());
        assertEquals(List.of(rows), now.subList(1, now.size()));
    }

    private void assertNothingLeft() throws DatasetException {
        assertEquals(List.of(), problems());
    }

    @ParameterizedTest
    @CsvSource({"'1,2,50,4','1,2,39,4'", "'-1.5,2,5,4','0,2,3.5,4'", "'1,27,3,4','1,27,3,3'",
        "'-3,-4,100,200','0,0,40,30'", "'1.0,2.0,39.337,4.0','1.0,2.0,39,4.0'"})
    void aBoxIsCutAtTheEdgeOfItsImage(String box, String cut) throws IOException, DatasetException {
        List<DatasetProblem> found = open(HEADER, "p,a.png,,,,,,,", "p,b.png,0," + box + ",,");
        assertEquals(List.of("Cut the box at the edge of the image", "Remove the box"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,,,,,,,", "p,b.png,0," + cut + ",,");
        assertNothingLeft();
    }

    @Test
    void aBoxOfAnotherSizeIsCutWhereThatImageEnds() throws IOException, DatasetException {
        List<DatasetProblem> found = open(HEADER, "p,a.png,,300,100,150,20,400,300", "p,b.png,,,,,,,");
        assertFixed(fix(found.subList(0, 1), "Cut the box at the edge of the image"), "p,a.png,,300,100,100,20,400,300",
                "p,b.png,,,,,,,");
    }

    @Test
    void ofABoxOutsideNothingIsLeftToCut() throws IOException, DatasetException {
        List<DatasetProblem> found = open(HEADER, "p,a.png,,,,,,,", "p,b.png,,39.5,3,5,5,,");
        assertEquals(List.of("Remove the box"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,,,,,,,", "p,b.png,,0,0,0,0,,");
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"'1,2,0.5,4'", "'1,2,0,4'", "'1,2,3,-4'", "'1,2,,4'", "',,3,'"})
    void aBoxThatIsNoneIsRemoved(String box) throws IOException, DatasetException {
        List<DatasetProblem> found = open(HEADER, "p,a.png,,,,,,,", "p,b.png,," + box + ",,");
        assertEquals(List.of("Remove the box"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,,,,,,,", "p,b.png,,0,0,0,0,,");
        assertNothingLeft();
    }

    @Test
    void ofSeveralBoxesTheBadOneIsRemoved() throws IOException, DatasetException {
        List<DatasetProblem> found = open("class,filename,x,y,w,h,x_2,y_2,w_2,h_2", "p,a.png,1,1,5,5,41,1,5,5",
                "p,b.png,,,,,2,2,2,2");
        assertFixed(fix(found, "Remove the box"), "p,a.png,1,1,5,5,0,0,0,0", "p,b.png,,,,,2,2,2,2");
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"'1,2,three,4,,'", "'1,\"2,5\",3,4,,'", "'1,2,3,4,40,'"})
    void whatMayMeanSomethingIsLeftToThePerson(String cells) throws IOException, DatasetException {
        assertEquals(List.of(List.of()), open(HEADER, "p,a.png,,,,,,,", "p,b.png,," + cells).stream()
                .map(DatasetProblem::fixes).toList());
    }

    @Test
    void aBoxOnAnExcludedSampleIsRemovedOrTheSampleIncluded() throws IOException, DatasetException {
        String[] rows = {"p,a.png,,,,,,,", "p,b.png,yes,1,2,3,4,,", "p,c.png,0,1,2,3,4,,"};
        List<DatasetProblem> found = open(HEADER, rows);
        assertEquals(List.of("Remove the box", "Include the sample"), labels(found));
        assertFixed(fix(found, "Remove the box"), rows[0], "p,b.png,yes,0,0,0,0,,", rows[2]);
        assertNothingLeft();
        assertFixed(fix(open(HEADER, rows), "Include the sample"), rows[0], "p,b.png,0,1,2,3,4,,", rows[2]);
        assertNothingLeft();
    }

    @Test
    void anImageThatIsMissingOrDamagedIsExcluded() throws IOException, DatasetException {
        Files.writeString(folder.resolve("c.png"), "<html>not found</html>");
        List<DatasetProblem> found = open("class,filename", "p,a.png", "p,none.png", "p,c.png", "p,b.png");
        assertEquals(List.of("Exclude 2 samples"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,", "p,none.png,1", "p,c.png,1", "p,b.png,");
        assertNothingLeft();
    }

    @Test
    void nothingIsExcludedWhereThereIsNoColumnForIt() throws IOException, DatasetException {
        Files.writeString(folder.resolve("data.imago.json"), "{\"columns\": {\"exclude\": null}}");
        assertEquals(List.of(), labels(open("class,filename", "p,a.png", "p,none.png")));
    }

    @Test
    void aFileNameIsTakenAsItIsOnTheDisk() throws IOException, DatasetException {
        Files.createDirectories(folder.resolve("deep"));
        Files.move(folder.resolve("b.png"), folder.resolve("deep/B.PNG"));
        List<DatasetProblem> found = open("class,filename", "p,a.png", "p,deep/b.png");
        assertEquals(List.of("Take the file name \"deep/B.PNG\"", "Exclude the sample"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png", "p,deep/B.PNG");
        assertNothingLeft();
    }

    @Test
    void aFileNameOfAnotherRowIsNotTaken() throws IOException, DatasetException {
        Files.move(folder.resolve("b.png"), folder.resolve("B.PNG"));
        assertEquals(List.of("Exclude the sample"), labels(open("class,filename", "p,B.PNG", "p,b.png")));
    }

    @Test
    void allButTheFirstRowOfAnImageAreExcluded() throws IOException, DatasetException {
        List<DatasetProblem> found = open("class,filename,exclude", "p,a.png,", "p,b.png,", "p,a.png,", "p,a.png,0",
                "p,b.png,");
        assertEquals(List.of("Exclude this row, keep line 2"), labels(found.subList(0, 1)));
        assertEquals(List.of("Exclude 3 rows, keep the first of each image"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,", "p,b.png,", "p,a.png,1", "p,a.png,1", "p,b.png,1");
        assertNothingLeft();
    }

    @Test
    void spellingsOfAClassBecomeOneTheMostFrequentBeingOfferedFirst() throws IOException, DatasetException {
        String[] rows = {"red admiral,a.png,", "Red Admiral,b.png,", "Red Admiral,c.png,", "red  admiral,d.png,1"};
        List<DatasetProblem> found = open("class,filename,exclude", rows);
        List<DatasetProblem> spelling = found.stream().filter(some -> some.message().contains("differ in case")).toList();
        assertEquals(List.of("Call them all \"Red Admiral\"", "Call them all \"red admiral\""), labels(spelling));
        assertFixed(QuickFix.of(spelling).getFirst(), "Red Admiral,a.png,", rows[1], rows[2],
                "Red Admiral,d.png,1");
        assertNothingLeft();
    }

    @Test
    void spellingsAreUnitedHoweverClassesAreStored() throws IOException, DatasetException {
        Files.writeString(folder.resolve("data.imago.json"), "{\"columns\": {\"class\": \"k\"}, \"classes\": "
                + "{\"storage\": \"index\", \"names\": [\"red\", \"Red\", \"blue\"]}}");
        List<DatasetProblem> found = open("k,filename", "1,a.png", "0,b.png", "0,c.png", "1,d.png");
        assertFixed(fix(found, "Call them all \"Red\""), "1,a.png", "1,b.png", "1,c.png", "1,d.png");
    }

    @Test
    void aSampleWithoutClassIsExcludedAndAnUnclearExclusionDecided() throws IOException, DatasetException {
        List<DatasetProblem> found = open("class,filename,exclude", "p,a.png,", "p,b.png,", ",c.png,", "p,d.png,maybe");
        assertEquals(List.of("Exclude 2 samples"), labels(found));
        assertEquals(List.of("Exclude the sample", "Include the sample"), labels(found.subList(1, 2)));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,", "p,b.png,", ",c.png,1", "p,d.png,1");
        assertNothingLeft();
    }

    @Test
    void ofDifferentProblemsThatIsOfferedWhichAllHave() throws IOException, DatasetException {
        List<DatasetProblem> found = open("class,filename,exclude,x,y,w,h", "p,a.png,,1,1,90,9", "p,b.png,,1,1,1,0",
                "p,c.png,1,1,1,3,3");
        assertEquals(List.of("Remove the boxes of 3 samples"), labels(found));
        assertFixed(QuickFix.of(found).getFirst(), "p,a.png,,0,0,0,0", "p,b.png,,0,0,0,0", "p,c.png,1,0,0,0,0");
        assertEquals(List.of(), labels(List.of()));
    }

    @Test
    void twoProblemsOfOneBoxArePutRightOnce() throws IOException, DatasetException {
        List<DatasetProblem> found = open(HEADER, "p,a.png,,,,,,,", "p,b.png,,39.5,3,5,0.5,,");
        assertEquals(2, found.size(), found.toString());
        assertEquals(List.of("Remove the box"), labels(found));
    }

    @Test
    void aRowThatWasChangedMeanwhileIsLeftAlone() throws IOException, DatasetException {
        List<DatasetProblem> found = open("class,filename,x,y,w,h", "p,a.png,1,1,90,9", "p,b.png,1,1,90,9");
        QuickFix fix = QuickFix.of(found).getFirst();
        dataset.samples().get(1).set("w", "91");
        DatasetException refused = assertThrows(DatasetException.class,
                () -> dataset.edit(fix.label(), () -> fix.apply(dataset)));
        assertTrue(refused.getMessage().contains("line 3, column w: \"b.png\" is not as it was"), refused.getMessage());
        assertEquals("90", dataset.samples().get(0).value("w").orElseThrow(), "all or nothing");
        QuickFix first = QuickFix.of(found.subList(0, 1)).getFirst();
        dataset.samples().get(0).set("filename", "c.png");
        assertThrows(DatasetException.class, () -> first.apply(dataset), "another image moved there");
    }

    @Test
    void whatIsDoneAlreadyIsNotDoneAgain() throws IOException, DatasetException {
        List<DatasetProblem> found = open("class,filename,x,y,w,h", "p,a.png,1,1,90,9", "p,b.png,,,,");
        QuickFix fix = QuickFix.of(found).getFirst();
        dataset.edit(fix.label(), () -> fix.apply(dataset));
        assertTrue(dataset.edit(fix.label(), () -> fix.apply(dataset)).isEmpty());
    }
}
