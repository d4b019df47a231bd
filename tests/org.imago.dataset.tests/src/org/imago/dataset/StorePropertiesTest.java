// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.imago.dataset.WrittenCsv.Style;
import org.imago.dataset.faults.Faults;

/** What holds for any table, any edit and any sequence of edits; jqwik looks for one for which it does not. */
class StorePropertiesTest {

    private static final String TEXT =
            "class,filename,notes\r\none,a.jpg,\r\n\"two\",b.jpg,x\r\n,c.jpg,\r\nfour,d.jpg,\"y\"\r\n";
    private static final List<String> START = List.of("class", "filename");

    private Path folder;
    private Path csv;
    private String homeBefore;

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("properties");
        csv = folder.resolve("data.csv");
        homeBefore = System.getProperty("imago.home");
        System.setProperty("imago.home", folder.resolve("home").toString());
    }

    @AfterTry
    void removeFolder() throws IOException {
        if (homeBefore == null) {
            System.clearProperty("imago.home");
        } else {
            System.setProperty("imago.home", homeBefore);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Text that a file can hold: no NUL, no half of a surrogate pair; what breaks readers is more frequent. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12).filter(StorePropertiesTest::isWritable);
        Arbitrary<String> awkward = Arbitraries.of("\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "\\", "é", "\ufeff",
                "\u2028", "\ud83e\udd8b", "=1+1", "a", "0").list().ofMaxSize(6).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(any, awkward);
    }

    private static boolean isWritable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** A class and a name in each row, and columns of any names besides. */
    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<List<String>> names = texts().filter(name -> !name.isBlank()).list().ofMaxSize(4)
                .map(StorePropertiesTest::header);
        return names.flatMap(header -> texts().list().ofSize(header.size()).list().ofMaxSize(6).map(rows -> {
            List<List<String>> table = new ArrayList<>(List.of(header));
            table.addAll(rows);
            return table;
        }));
    }

    private static List<String> header(List<String> more) {
        List<String> header = new ArrayList<>(START);
        Set<String> taken = new HashSet<>(START);
        for (String name : more) {
            if (taken.add(name.strip().toLowerCase(Locale.ROOT)) && Role.ofColumn(name).isEmpty()) {
                header.add(name);
            }
        }
        return header;
    }

    @Property(tries = 500)
    void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> table) throws IOException, DatasetException {
        CsvTable.write(new Faults().path(csv), table.getFirst(), table.subList(1, table.size()));
        Dataset dataset = Dataset.open(csv);
        List<List<String>> read = new ArrayList<>(List.of(dataset.columns()));
        for (Sample sample : dataset.samples()) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < dataset.columns().size(); column++) {
                row.add(sample.value(column));
            }
            read.add(row);
        }
        assertEquals(table, read);
    }

    @Provide
    Arbitrary<Style> styles() {
        return Combinators.combine(Arbitraries.of(',', ';', '\t', '|'), Arbitraries.of("\n", "\r\n", "\r"),
                Arbitraries.of(true, false).list().ofSize(4)).as((delimiter, lineEnd, choices) -> {
                    Style style = Style.plain().withDelimiter(delimiter).withLineEnd(lineEnd);
                    style = choices.get(0) ? style.withMark() : style;
                    style = choices.get(1) ? style.withBlankLines(" ", "") : style;
                    style = choices.get(2) ? style.withoutLastLineEnd() : style;
                    return choices.get(3) ? style.withAllQuoted() : style;
                });
    }

    @Property(tries = 500)
    void oneEditChangesTheBytesOfOneRecord(@ForAll("tables") List<List<String>> table, @ForAll("styles") Style style,
            @ForAll @IntRange(max = 1000) int row, @ForAll @IntRange(max = 1000) int column,
            @ForAll("texts") String value) throws IOException, DatasetException {
        List<List<String>> rows = new ArrayList<>(table);
        rows.add(1, table.getFirst().stream().map(name -> "first").toList());
        WrittenCsv written = WrittenCsv.of(style, rows);
        int record = 1 + row % (rows.size() - 1);
        byte[] before = written.bytes();
        byte[] front = bytes(style, written, 0, record);
        byte[] back = bytes(style, written, record + 1, rows.size());
        Path file = new Faults().path(csv);
        Files.write(file, before);

        Dataset dataset = Dataset.open(file);
        String name = dataset.columns().get(column % dataset.columns().size());
        dataset.samples().get(record - 1).set(name, value);
        dataset.save();
        byte[] after = Files.readAllBytes(csv);
        assertArrayEquals(front, Arrays.copyOf(after, front.length), "before the record");
        assertArrayEquals(back, Arrays.copyOfRange(after, after.length - back.length, after.length), "behind it");
        assertTrue(front.length + back.length <= after.length);
        assertEquals(value, Dataset.open(csv).samples().get(record - 1).value(name).orElseThrow());
    }

    /** The bytes of some records: with the blank lines before the first of them, and all behind the one before. */
    private static byte[] bytes(Style style, WrittenCsv all, int from, int to) {
        if (from == to) {
            return new byte[0];
        }
        WrittenCsv some = new WrittenCsv(from == 0 ? style : style.withoutMark());
        all.raw().subList(from, to).forEach(some::addRaw);
        byte[] bytes = some.bytes();
        boolean last = to == all.raw().size();
        byte[] end = style.lineEnd().getBytes(style.charset());
        return last || style.endAtEnd() ? bytes : concat(bytes, end);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** What a person does. */
    private enum Doing {
        EDIT, EDIT_MANY, WRITE_LONG_TEXT, UNDO, REDO, SAVE, CRASH
    }

    /**
     * One thing that is done.
     *
     * @param doing  what
     * @param column number of a column, those that are not there yet included
     * @param row    number of a row
     * @param text   what is written
     */
    private record Step(Doing doing, int column, int row, String text) {
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // Long enough for the journal to be written anew, shorter, in some of the sequences.
        Arbitrary<Doing> doing = Arbitraries.frequency(Tuple.of(6, Doing.EDIT), Tuple.of(3, Doing.EDIT_MANY),
                Tuple.of(3, Doing.WRITE_LONG_TEXT), Tuple.of(5, Doing.UNDO), Tuple.of(3, Doing.REDO),
                Tuple.of(1, Doing.SAVE), Tuple.of(1, Doing.CRASH));
        return Combinators.combine(doing, Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 3), texts()).as(Step::new).list().ofMaxSize(60);
    }

    @Property(tries = 150)
    void anySequenceOfEditsIsRecovered(@ForAll("steps") List<Step> steps) throws IOException, DatasetException {
        Files.writeString(csv, TEXT);
        try (Person person = new Person(new Faults().path(csv))) {
            for (Step step : steps) {
                person.does(step);
            }
            person.does(new Step(Doing.CRASH, 0, 0, ""));
            person.does(new Step(Doing.SAVE, 0, 0, ""));
            assertArrayEquals(person.content(), Files.readAllBytes(csv));
        }
    }

    /** Fewer acts do the same, also to a file into which some of the acts were saved. */
    @Property(tries = 200)
    void compactedActsDoTheSame(@ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 1000) int cut)
            throws IOException, DatasetException {
        Files.writeString(csv, TEXT);
        Path file = new Faults().path(csv);
        try (Person person = new Person(file)) {
            for (Step step : steps) {
                boolean keepsJournal = step.doing() != Doing.SAVE && step.doing() != Doing.WRITE_LONG_TEXT;
                person.does(keepsJournal ? step : new Step(Doing.EDIT, step.column(), step.row(), step.text()));
            }
        }
        List<Act> acts = JournalRecords.read(JournalFile.places(file).getFirst()).map(JournalRecords::acts)
                .orElse(List.of());
        if (!acts.isEmpty()) {
            int saved = cut % (acts.size() + 1);
            Files.write(csv, contentAfter(acts.subList(0, saved)));
            List<Act> fewer = new Altogether(acts).compacted("all");
            assertArrayEquals(contentAfter(acts.subList(saved, acts.size())), contentAfter(fewer));
            assertArrayEquals(contentAfter(fewer), contentAfter(new Altogether(fewer).compacted("all")));
            Act one = new Act(Act.Kind.EDIT, new Altogether(fewer).edit("all"));
            assertTrue(saved > 0 || Arrays.equals(contentAfter(fewer), contentAfter(List.of(one))));
        }
    }

    private byte[] contentAfter(List<Act> acts) throws DatasetException {
        Dataset dataset = Dataset.open(csv);
        dataset.replay(acts);
        return dataset.state().edits().apply();
    }

    /** Edits a data set, and knows what must be in it by another way. */
    private static final class Person implements AutoCloseable {

        private static final List<String> COLUMNS = List.of("class", "filename", "notes", "extra", "x", "more");
        private static final int LONG = 60_000;

        private final Path file;
        private final List<Edit> done = new ArrayList<>();
        private final List<Edit> undone = new ArrayList<>();
        private final String[][] expected = {{"one", "a.jpg", "", "", "", ""}, {"two", "b.jpg", "x", "", "", ""},
                {"", "c.jpg", "", "", "", ""}, {"four", "d.jpg", "y", "", "", ""}};
        private DatasetStore store;

        Person(Path file) throws DatasetException {
            this.file = file;
            this.store = DatasetStore.open(file);
        }

        void does(Step step) throws DatasetException {
            switch (step.doing()) {
                case EDIT -> edit(List.of(step.row()), step.column(), step.text());
                case EDIT_MANY -> edit(List.of(0, 1, 2, 3), step.column(), step.text());
                case WRITE_LONG_TEXT -> edit(List.of(step.row()), step.column(), "long ".repeat(LONG) + step.text());
                case UNDO -> undo();
                case REDO -> redo();
                case SAVE -> store.save();
                case CRASH -> crash();
                default -> throw new IllegalStateException(step.toString());
            }
            assertTexts();
        }

        private void edit(List<Integer> rows, int column, String text) throws DatasetException {
            String name = COLUMNS.get(column);
            Edit edit = store.edit("Edit", () -> {
                store.dataset().addColumn(name);
                for (int row : rows) {
                    store.dataset().samples().get(row).set(name, text);
                }
            });
            if (!edit.isEmpty()) {
                done.add(edit);
                undone.clear();
            }
            rows.forEach(row -> expected[row][column] = text);
        }

        private void undo() throws DatasetException {
            if (!done.isEmpty()) {
                Edit edit = done.removeLast();
                store.undo(edit);
                undone.add(edit);
                edit.changes().forEach(change -> expect(change, change.before()));
            }
        }

        private void redo() throws DatasetException {
            if (!undone.isEmpty()) {
                Edit edit = undone.removeLast();
                store.redo(edit);
                done.add(edit);
                edit.changes().forEach(change -> expect(change, change.after()));
            }
        }

        private void expect(CellChange change, String text) {
            expected[change.row()][COLUMNS.indexOf(change.column())] = text;
        }

        /** Opens it anew, as after a sudden end: what was done is in the journal. */
        private void crash() throws DatasetException {
            byte[] before = content();
            store.close();
            store = DatasetStore.open(file);
            assertEquals(List.of(), store.problems());
            store.recover();
            assertArrayEquals(before, content(), () -> text(before) + "\nis not\n" + text(content()));
        }

        byte[] content() {
            return store.dataset().state().edits().apply();
        }

        private void assertTexts() {
            for (Sample sample : store.dataset().samples()) {
                for (int column = 0; column < COLUMNS.size(); column++) {
                    String text = sample.value(COLUMNS.get(column)).orElse("");
                    assertEquals(expected[sample.index()][column], text);
                }
            }
        }

        private static String text(byte[] content) {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
