// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.ui.IEditorPart;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks at what a run proposes. */
class ProposalsReviewTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;
    private Path run;
    private IEditorPart editor;

    @BeforeEach
    void open() throws IOException, DatasetException {
        csv = Pictures.write(folder);
        run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("predictions.csv"), """
                filename,line,class,x,y,w,h,box_confidence,crop_class
                00.png,2,blue,40.4,30,60,50,0.91,blue
                01.png,3,palm,10,10,20,20,0.35,palm
                02.png,4,blue,50,60,30,30,0.62,palm
                """);
        editor = desk.open(csv);
        desk.session().proposals(Optional.of(Proposals.read(run, desk.session().dataset())));
        desk.settle();
    }

    @AfterEach
    void close() {
        desk.closeAll();
    }

    private List<BoundingBox> drawn() {
        return desk.canvas().boxes().stream().filter(box -> !box.isEmpty()).toList();
    }

    private int proposed() {
        return desk.editor().orElseThrow().pane().orElseThrow().proposals().count();
    }

    private void next() {
        int before = desk.session().position();
        desk.key(0, 'd');
        desk.until("the next image", () -> desk.session().position() == before + 1
                && desk.session().imageSize().isPresent());
    }

    @Test
    void acceptedProposalsAreBoxesAndNothingElseIsWritten() throws IOException {
        assertEquals(1, proposed());
        desk.key(0, SWT.CR);
        assertEquals(1, drawn().size());
        assertEquals(0, proposed(), "it is a box now");
        next();
        desk.key(0, SWT.BS);
        assertEquals(0, proposed());
        assertEquals(List.of(), drawn());
        next();
        desk.drag(5, 5, 25, 45);
        desk.key(0, SWT.CR);
        assertEquals(List.of(new BoundingBox(5, 5, 20, 40)), drawn(), "a proposal never replaces a box");

        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
        List<String> lines = Files.readString(csv).lines().toList();
        assertEquals("blue,00.png,,40.4,30,60,50,\"note, 0\"", lines.get(1));
        assertEquals("\"palm\",01.png,,,,,,\"note, 1\"", lines.get(2));
        assertEquals("blue,02.png,,5,5,20,40,\"note, 2\"", lines.get(3));
    }

    @Test
    void acceptingAndRejectingCanBeUndone() throws DatasetException {
        desk.key(0, SWT.CR);
        desk.execute("org.eclipse.ui.edit.undo");
        assertEquals(List.of(), drawn());
        assertEquals(1, proposed());
        desk.key(0, SWT.BS);
        assertEquals(0, proposed());
        assertEquals(Optional.of(Proposals.Decision.REJECTED), desk.session().proposals().orElseThrow().decision(0));
        desk.execute("org.eclipse.ui.edit.undo");
        assertEquals(1, proposed());
        assertEquals(Optional.empty(), desk.session().proposals().orElseThrow().decision(0));
        assertFalse(editor.isDirty());
    }

    @Test
    void aProposalThatIsDraggedBecomesABoxOfOnesOwn() {
        desk.key(0, 's');
        desk.key(0, SWT.CR);
        desk.drag(70, 55, 75, 60);
        BoundingBox box = drawn().getFirst();
        assertEquals(45, Math.rint(box.x()));
        assertEquals(35, box.y());
        assertEquals(60, box.w());
        assertEquals(0, proposed());
    }
}
