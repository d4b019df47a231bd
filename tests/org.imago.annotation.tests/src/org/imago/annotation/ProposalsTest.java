// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.Proposals.Decision;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run proposes, and what a person decided on it. */
class ProposalsTest {

    private static final String HEADER = "filename,line,class,x,y,w,h,box_confidence,crop_class";

    @TempDir
    Path folder;

    private Path run;
    private Dataset dataset;

    @BeforeEach
    void open() throws IOException, DatasetException {
        run = Files.createDirectory(folder.resolve("run"));
        dataset = Rows.open(folder, "class,filename", "p,a.jpg", "p,b.jpg", "p,twice.jpg", "q,twice.jpg", "p,c.jpg");
    }

    private void predict(String... lines) throws IOException {
        Files.writeString(run.resolve("predictions.csv"), Rows.text(lines));
    }

    @Test
    void rowsAreFoundByFileNameThenByLine() throws IOException, DatasetException {
        predict(HEADER, "b.jpg,99,p,1.5,2,30,40,0.91,q", "twice.jpg,5,q,1,1,5,5,0.4,", "gone.jpg,2,p,1,1,5,5,0.4,",
                "c.jpg,6,p,0,0,0,0,0.1,p", "a.jpg,2,p,,,,,,p");
        Proposals proposals = Proposals.read(run, dataset);
        assertEquals(List.of(new Proposal(1, new BoundingBox(1.5, 2, 30, 40), 0.91, "q")), proposals.of(1));
        assertEquals(List.of(), proposals.of(2), "the other row with that name");
        assertEquals(1, proposals.of(3).size());
        assertEquals(List.of(), proposals.of(0));
        assertEquals(List.of(), proposals.of(4), "no box");
        assertEquals(0.4, proposals.certainty(3));
        assertTrue(Double.isNaN(proposals.certainty(0)));
        assertEquals(run, proposals.run());
    }

    @Test
    void theClassIsTheOneThatWasPredictedAndNeverTheOneThatWasTold() throws IOException, DatasetException {
        predict("filename,x,y,w,h,box_confidence,class,p_p,p_q,problem", "a.jpg,1,1,5,5,0.4,q,0.3,0.7,",
                "b.jpg,,,,,,,,,cannot be read");
        assertEquals("q", Proposals.read(run, dataset).of(0).getFirst().label());
        predict("filename,line,class,x,y,w,h,box_confidence", "a.jpg,2,p,1,1,5,5,0.4");
        assertEquals("", Proposals.read(run, dataset).of(0).getFirst().label());
    }

    @Test
    void decisionsAreKeptWithTheRunAndNotInTheDataSet() throws IOException, DatasetException {
        predict(HEADER, "b.jpg,3,p,1,2,30,40,0.91,q", "twice.jpg,5,q,1,1,5,5,0.4,");
        Proposals proposals = Proposals.read(run, dataset);
        assertEquals(Optional.empty(), proposals.decision(1));
        proposals.decide(1, Optional.of(Decision.REJECTED));
        proposals.decide(3, Optional.of(Decision.ACCEPTED));
        proposals.write();
        Proposals again = Proposals.read(run, dataset);
        assertEquals(Optional.of(Decision.REJECTED), again.decision(1));
        assertEquals(Optional.of(Decision.ACCEPTED), again.decision(3));
        again.decide(1, Optional.empty());
        again.write();
        assertEquals(Optional.empty(), Proposals.read(run, dataset).decision(1));
        assertEquals("class,filename\np,a.jpg\np,b.jpg\np,twice.jpg\nq,twice.jpg\np,c.jpg\n",
                Files.readString(dataset.file()));
    }

    @Test
    void whatIsNoRunIsNamed() throws IOException {
        assertProblem("does not exist");
        predict("filename,line,class,whole_class", "a.jpg,2,p,p");
        assertProblem("has no boxes");
        predict(HEADER, "elsewhere.jpg,2,p,1,2,3,4,0.5,p");
        assertProblem("names none of the data set's images");
        predict(HEADER, "a.jpg,2,p,1,two,3,4,0.5,p");
        assertProblem("line 2, column y: \"two\" is no number");
        predict(HEADER, "a.jpg,2,p,1,2,3,4,7,p");
        assertProblem("line 2");
    }

    private void assertProblem(String text) {
        DatasetException e = assertThrows(DatasetException.class, () -> Proposals.read(run, dataset));
        assertTrue(e.getMessage().contains(text) && e.getMessage().contains("predictions.csv"), e.getMessage());
    }
}
