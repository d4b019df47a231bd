// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Edits and saves a data set until it is killed. What it does follows from its number of edits alone, so that whoever
 * knows how many it made knows what the data set must hold. A program of its own.
 */
final class KillVictim {

    private static final int COLUMNS = 3;
    /** One in so many edits is followed by saving, is undone, changes many cells, writes a long text. */
    private static final int SAVES = 7;
    private static final int UNDONE = 6;
    private static final int LARGE = 5;
    private static final int LONG = 12;
    /** Two long texts, and the journal is written anew, shorter. */
    private static final int LENGTH = JournalFile.LARGE / 5 * 2;
    private static final int VERSIONS = 2;

    private KillVictim() {
    }

    /**
     * Begins.
     *
     * @param arguments the CSV, and how many edits were made before
     * @throws DatasetException if anything fails
     */
    public static void main(String[] arguments) throws DatasetException {
        DatasetStore store = DatasetStore.open(Path.of(arguments[0]));
        store.keepVersions(VERSIONS);
        say("opened");
        store.recover();
        for (int number = Integer.parseInt(arguments[1]);; number++) {
            edit(store, number, () -> { });
            store.flush();
            say("edited " + (number + 1));
            if (new Random(number).nextInt(SAVES) == 0) {
                store.save();
                say("saved " + (number + 1));
            }
        }
    }

    /** What is not flushed would hold back what was done. When nobody listens any more, the test has come to an end. */
    private static void say(String line) {
        System.out.println(line);
        if (System.out.checkError()) {
            Runtime.getRuntime().halt(1);
        }
    }

    /**
     * Makes an edit: sometimes of one cell, sometimes of many, sometimes one that is undone and followed by another.
     *
     * @param between run after each act
     */
    static void edit(DatasetStore store, int number, Runnable between) throws DatasetException {
        Random random = new Random(31L * number + 7);
        int rows = store.dataset().samples().size();
        Edit made = store.edit("Edit " + number, () -> {
            int cells = random.nextInt(LARGE) == 0 ? 40 : 1;
            for (int i = 0; i < cells; i++) {
                String column = "extra" + random.nextInt(COLUMNS);
                store.dataset().addColumn(column);
                store.dataset().samples().get(random.nextInt(rows)).set(column, "n" + number + ", \"" + i + "\"\n");
            }
        });
        between.run();
        if (random.nextInt(LONG) == 0) {
            for (String text : List.of("x".repeat(LENGTH) + number, "y".repeat(LENGTH) + number, "short " + number)) {
                store.edit("Text", () -> store.dataset().samples().get(1).set("notes", text));
                between.run();
            }
        }
        if (random.nextInt(UNDONE) == 0) {
            store.undo(made);
            between.run();
            store.edit("Mark", () -> store.dataset().samples().get(0).set("notes", String.valueOf(number)));
            between.run();
        }
    }
}
