// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleFilterTest {

    @TempDir
    Path folder;

    private Dataset dataset;

    @BeforeEach
    void open() throws IOException, DatasetException {
        dataset = Tables.open(folder, "class,filename,exclude,reviewed,x,y,w,h,notes,the site,x_2,y_2,w_2,h_2",
                "palm,a.jpg,,1,10,20,30,40,Blurred,north,,,,",
                "blue,b.jpg,1,,0,0,0,0,,south,,,,",
                "palm,c.jpg,no,,,,,,10,north,1,2,3,4",
                "Blue,d.jpg,0,,5,,,,9,,,,,",
                ",e.jpg,,,100,200,300,2.5,1e3,north,,,,");
    }

    private String matching(SampleFilter filter) {
        StringBuilder names = new StringBuilder();
        dataset.samples().stream().filter(filter::test).forEach(sample -> names.append(sample.fileName().charAt(0)));
        return names.toString();
    }

    @Test
    void textIsLookedForInEveryCellInAnyCase() {
        assertEquals("a", matching(SampleFilter.text("bLuR")));
        assertEquals("ace", matching(SampleFilter.text("north")));
        assertEquals("abcde", matching(SampleFilter.text("")));
        assertEquals("", matching(SampleFilter.text("nowhere")));
    }

    @Test
    void classesAreTakenAsTheyAreWritten() {
        assertEquals("b", matching(SampleFilter.ofClass(Set.of("blue"))));
        assertEquals("ace", matching(SampleFilter.ofClass(Set.of("palm", ""))));
    }

    @Test
    void statesAreToldApart() {
        assertEquals("b", matching(SampleFilter.excluded(true)));
        assertEquals("acde", matching(SampleFilter.excluded(false)));
        assertEquals("a", matching(SampleFilter.reviewed(true)));
        assertEquals("bcde", matching(SampleFilter.reviewed(false)));
        assertEquals("bd", matching(SampleFilter.problem(row -> row == 1 || row == 3)));
        assertEquals("b", matching(SampleFilter.excluded(true).and(SampleFilter.text("b.jpg"))));
        assertEquals("", matching(SampleFilter.excluded(true).and(SampleFilter.text("a.jpg"))));
    }

    @Test
    void anyBoxCountsAndHalfABoxIsNone() throws DatasetException {
        SampleFilter boxed = SampleFilter.hasBox(true);
        assertEquals("ace", matching(boxed));
        assertEquals("bd", matching(SampleFilter.hasBox(false)));
        dataset.edit("Third box", () -> {
            for (String edge : List.of("x_3", "y_3", "w_3", "h_3")) {
                dataset.addColumn(edge);
                dataset.samples().get(1).set(edge, "7");
            }
        });
        assertEquals("abce", matching(boxed), "columns may be added while a filter is in use");
    }

    private SampleFilter expression(String text) throws ExpressionException {
        return SampleFilter.expression(text, name -> dataset.columnIndex(name) >= 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', value = {
        "class = \"palm\"|ac", "class = 'PALM'|ac", "class != \"palm\"|bde", "excluded|b", "exclude|b",
        "not exclude|acde", "not not exclude|b", "class = \"blue\" or class = \"palm\" and exclude|bd",
        "(class = \"blue\" or class = \"palm\") and exclude|b", "not exclude and class = \"blue\"|d",
        "w * h > 700|ae", "w * h = 1200|a", "x + 1 = 11|a", "x - 10 = 0|a", "x / 2 >= 5|ae", "-x < -50|e",
        "2 + 3 * 4 = 14|abcde", "(2 + 3) * 4 = 14|$$", "x < 50|abd", "h >= 2.5|ae", "notes = 1000|e", "notes > 9.5|ce",
        "notes ~ \"LUR\"|a", "`the site` = \"north\"|ace", "`the site` = \"\"|d", "x / 0 > 1|$$"})
    void expressionsMeanWhatPeopleExpect(String text, String expected) throws ExpressionException {
        assertEquals(expected, matching(expression(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', value = {"$$|0", "class =|7", "class = \"palm|8", "(class|6",
        "class class|6", "x + * 2|4", "x ; 2|2", "`open|0", "and|0", "x > 1)|5", "clas = 1|0", "w > 1 and `no such` > 2|10"})
    void mistakesAreToldWithTheirPlace(String text, int position) {
        ExpressionException mistake = assertThrows(ExpressionException.class, () -> expression(text));
        assertEquals(position, mistake.position(), mistake.getMessage());
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        String deep = "(".repeat(100_000) + "x" + ")".repeat(100_000);
        assertThrows(ExpressionException.class, () -> expression(deep));
        assertThrows(ExpressionException.class, () -> expression("not ".repeat(100_000) + "x"));
    }

    @Test
    void ordersAreStableAndBlanksComeLast() {
        assertEquals("dceab", order(SampleOrder.byColumn(dataset.samples(), "notes", false)));
        assertEquals("aecdb", order(SampleOrder.byColumn(dataset.samples(), "notes", true)));
        assertEquals("abcde", order(SampleOrder.byColumn(dataset.samples(), "no such column", false)));
        assertEquals("cabde", order(SampleOrder.byProblem(dataset.samples(), sample -> sample.index() == 2 ? 3 : 0)));
        double[] certainty = {0.9, Double.NaN, 0.2, 0.9, 0.5};
        assertEquals("ceadb", order(SampleOrder.byCertainty(dataset.samples(), sample -> certainty[sample.index()])));
    }

    private static String order(List<Sample> samples) {
        StringBuilder names = new StringBuilder();
        samples.forEach(sample -> names.append(sample.fileName().charAt(0)));
        return names.toString();
    }
}
