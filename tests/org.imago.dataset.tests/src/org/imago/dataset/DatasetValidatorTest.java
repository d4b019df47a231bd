// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.DatasetProblem.Severity;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told about a data set; the images are 40 x 30 pixels. */
class DatasetValidatorTest {

    private static final String HEADER = "class,filename,exclude,x,y,w,h,orig_file_width,orig_file_height";

    @TempDir
    Path folder;

    @BeforeEach
    void drawImages() throws IOException {
        for (String name : List.of("a.png", "b.png", "c.png", "d.png")) {
            Tables.png(folder.resolve(name), 40, 30, name.hashCode());
        }
    }

    @Test
    void nothingIsWrongWithACleanSet() throws IOException, DatasetException {
        assertEquals(List.of(), validate(HEADER + ",flickr_page,", "p,a.png,0,1,2,3,4,40,30,http,",
                "p,b.png,,0,0,0,0,80,60,,", "q,c.png,no,,,,,,,x,", "q,d.png,false,0,0,40,30,40,30,y,"));
    }

    @Test
    void aMissingImage() throws IOException, DatasetException {
        assertOne(Severity.ERROR, 3, "filename", "none.png", "p,a.png,,,,,,,", "p,none.png,,,,,,,");
    }

    @Test
    void rowsAloneAreCheckedWithoutOpeningAnImage() throws IOException, DatasetException {
        Files.writeString(folder.resolve("b.png"), "no image at all");
        Dataset dataset = Tables.open(folder, HEADER, "p,b.png,,,,,,,", "p,none.png,,,,,,,", "p,b.png,,1,2,3,4,4,4");
        ImageFolder images = ImageFolder.locate(dataset, Optional.empty());
        List<DatasetProblem> problems = DatasetValidator.validateRows(dataset, Optional.of(images),
                SampleChecks.standard());
        assertEquals(List.of(3, 4, 4), problems.stream().map(DatasetProblem::line).toList(), problems.toString());
        assertEquals(List.of("filename", "filename", "x"), problems.stream().map(DatasetProblem::column).toList());
        assertEquals(2, DatasetValidator.validateRows(dataset, Optional.empty(), SampleChecks.standard()).size());
    }

    @Test
    void aMissingImageWhoseNameDiffersInCase() throws IOException, DatasetException {
        Files.move(folder.resolve("b.png"), folder.resolve("B.PNG"));
        assertOne(Severity.ERROR, 3, "filename", "there is \"B.PNG\"", "p,a.png,,,,,,,", "p,b.png,,,,,,,");
    }

    @Test
    void anImageThatIsNone() throws IOException, DatasetException {
        Files.writeString(folder.resolve("b.png"), "<html>not found</html>");
        assertOne(Severity.ERROR, 3, "filename", "b.png", "p,a.png,,,,,,,", "p,b.png,,,,,,,");
    }

    @Test
    void aNameThatLeavesTheFolder() throws IOException, DatasetException {
        assertOne(Severity.ERROR, 3, "filename", "leaves the image folder", "p,a.png,,,,,,,", "p,../b.png,,,,,,,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated_50pct.jpg", "truncated_header.jpg", "zero_bytes.jpg", "html_error_page.jpg",
            "bomb_40000x40000_1bit.png", "bitrot.jpg"})
    void aDamagedImage(String name) throws IOException, DatasetException {
        Path damaged = Shared.data("nasty").resolve("synthetic").resolve(name);
        Files.copy(damaged, folder.resolve(name));
        List<DatasetProblem> problems = validate(HEADER, "p,a.png,,,,,,,", "p," + name + ",,,,,,,");
        // Bit rot may leave a JPEG that decodes: what is damaged is then a question for the eye.
        assertTrue(problems.size() == 1 || name.equals("bitrot.jpg") && problems.isEmpty(), problems.toString());
        problems.forEach(problem -> assertEquals(List.of(Severity.ERROR, 3, "filename"),
                List.of(problem.severity(), problem.line(), problem.column())));
    }

    @ParameterizedTest
    @CsvSource({"'1,2,50,4,,',x,leaves the image of 40 x 30", "'-1,2,5,4,,',x,leaves the image of 40 x 30",
        "'2,2,39,5,40,30',x,leaves the image of 40 x 30", "'1,27,3,4,,',x,leaves", "'40,30,5,5,,',x,leaves",
        "'1,2,0.5,4,,',x,too small", "'1,2,0,4,,',w,is no size", "'1,2,3,-4,,',h,is no size", "'1,2,,4,,',w,blank",
        "'1,2,three,4,,',w,is no number", "'1,2,3,4,40,',orig_file_height,expected both or none"})
    void aBoxThatIsNone(String cells, String column, String words) throws IOException, DatasetException {
        assertOne(Severity.ERROR, 3, column, words, "p,a.png,,,,,,,", "p,b.png,," + cells);
    }

    @Test
    void aBoxRecordedForAnotherSizeIsComparedWithThatSize() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 2, "orig_file_width", "400 x 300 pixels, but the image has 40 x 30; it is scaled",
                "p,a.png,,200,100,199,199,400,300", "p,b.png,,,,,,,");
        List<DatasetProblem> problems = validate(HEADER, "p,a.png,,200,100,201,199,400,300", "p,b.png,,,,,,,");
        assertEquals(List.of("x", "orig_file_width"), problems.stream().map(DatasetProblem::column).toList());
        assertTrue(problems.getFirst().message().contains("leaves the image of 400 x 300"), problems.toString());
    }

    @Test
    void boxesOfAnotherScaleAreToldOfOnce() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 3, "orig_file_width", "like those of 2 other samples",
                "p,a.png,,1,2,3,4,40,30", "p,b.png,,10,20,30,40,80,60", "p,c.png,,10,20,30,40,81,60",
                "p,d.png,,10,20,30,40,133,100", "p,none.png,1,,,,,133,100");
    }

    @ParameterizedTest
    @CsvSource({"60,30", "40,33", "20,16", "400,320", "1,1"})
    void aBoxRecordedForAnotherShape(int width, int height) throws IOException, DatasetException {
        assertOne(Severity.WARNING, 3, "orig_file_width", "drawn on an image of " + width + " x " + height
                + " pixels, but the image as shown has 40 x 30", "p,a.png,,,,,,,",
                "p,b.png,,0,0,1,1," + width + "," + height);
    }

    @Test
    void aBoxRecordedForTheImageTurned() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 2, "orig_file_width", "turned", "p,a.png,,1,2,3,4,30,40", "p,b.png,,,,,,,");
    }

    @Test
    void aBoxOnAnExcludedSampleWhoseImageNeedNotExist() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 4, "x", "excluded", "p,a.png,,,,,,,", "p,b.png,,,,,,,", "p,none.png,1,1,2,3,4,,");
    }

    @Test
    void furtherBoxesAreCheckedAlike() throws IOException, DatasetException {
        List<DatasetProblem> problems = validate("class,filename,x,y,w,h,x_2,y_2,w_2,h_2", "p,a.png,1,1,5,5,38,1,5,5",
                "p,b.png,,,,,2,2,2,0");
        assertEquals(List.of("x_2", "h_2"), problems.stream().map(DatasetProblem::column).toList());
        assertEquals(List.of(2, 3), problems.stream().map(DatasetProblem::line).toList());
    }

    @Test
    void anExclusionThatIsNeitherYesNorNo() throws IOException, DatasetException {
        assertOne(Severity.ERROR, 4, "exclude", "\"maybe\" is neither yes nor no", "p,a.png,,,,,,,",
                "p,b.png,,,,,,,", "p,c.png,maybe,,,,,,");
    }

    @Test
    void noClass() throws IOException, DatasetException {
        assertOne(Severity.ERROR, 4, "class", "exclude the sample if it has none", "p,a.png,,,,,,,",
                "p,b.png,,,,,,,", " ,c.png,,,,,,,", ",d.png,1,,,,,,");
    }

    @Test
    void aClassOfOneSample() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 0, "class", "\"q\" has one sample", "p,a.png,,,,,,,", "p,b.png,,,,,,,",
                "q,c.png,,,,,,,", "q,d.png,1,,,,,,");
    }

    @ParameterizedTest
    @CsvSource({"red admiral,Red Admiral", "red admiral,red  admiral", "red admiral,red\u00a0admiral"})
    void classesThatDifferInCaseOrBlanks(String first, String second) throws IOException, DatasetException {
        assertOne(Severity.WARNING, 0, "class", "differ in case or blanks only", first + ",a.png,,,,,,,",
                first + ",b.png,,,,,,,", second + ",c.png,,,,,,,", " " + second + " ,d.png,,,,,,,");
    }

    @Test
    void anImageNamedTwice() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 4, "filename", "stands on line 2 already", "p,a.png,,,,,,,", "p,b.png,,,,,,,",
                "p,a.png,,,,,,,");
        assertEquals(List.of(), validate(HEADER, "p,a.png,1,,,,,,", "p,b.png,,,,,,,", "p,a.png,,,,,,,",
                "q,a.png,1,,,,,,"));
    }

    @Test
    void rowsTooShortAndTooLong() throws IOException, DatasetException {
        assertOne(Severity.WARNING, 3, "y", "4 cells, expected 9", "p,a.png,,,,,,,", "p,b.png,,");
        assertOne(Severity.ERROR, 3, "", "10 cells, expected 9", "p,a.png,,,,,,,", "p,b.png,,,,,,,,more");
        assertEquals(List.of(), validate(HEADER, "p,a.png,,,,,,,", "p,b.png,,,,,,,,,"));
    }

    @Test
    void everyProblemOfARowIsListed() throws IOException, DatasetException {
        List<DatasetProblem> problems = validate(HEADER, "p,a.png,,1,2,99,4,,", "p,none.png,,1,,,,,",
                "q,b.png,x,1,2,3,4,,");
        assertEquals(List.of(2, 3, 3, 4, 4), problems.stream().map(DatasetProblem::line).toList());
        problems.forEach(problem -> assertTrue(problem.message().contains("expected")
                || problem.message().contains(";"), problem.toString()));
    }

    private void assertOne(Severity severity, int line, String column, String words, String... rows)
            throws IOException, DatasetException {
        List<DatasetProblem> problems = validate(HEADER, rows);
        assertEquals(1, problems.size(), problems.toString());
        DatasetProblem problem = problems.getFirst();
        assertEquals(List.of(severity, line, column), List.of(problem.severity(), problem.line(), problem.column()),
                problem.toString());
        assertTrue(problem.message().contains(words), problem.toString());
        assertEquals(folder.resolve("data.csv"), problem.file());
    }

    private List<DatasetProblem> validate(String header, String... rows) throws IOException, DatasetException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(List.of(rows));
        Dataset dataset = Tables.open(folder, lines.toArray(String[]::new));
        return DatasetValidator.validate(dataset, ImageFolder.locate(dataset, Optional.of(folder)),
                new PixelCache(folder.resolve("cache"), new ImageDecoder()));
    }
}
