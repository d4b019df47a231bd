// SPDX-License-Identifier: EPL-2.0
package org.imago.training.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.imago.annotation.Proposals;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;
import org.imago.image.ImageHeader;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How different boxes are. */
class BoxDifferenceTest {

    private static final double EXACT = 1e-12;

    @TempDir
    Path folder;

    private Dataset dataset;
    private Proposals proposals;

    @BeforeEach
    void open() throws Exception {
        dataset = Dataset.open(Files.writeString(folder.resolve("data.csv"), """
                class,filename,exclude,x,y,w,h
                a,drawn.png,0,10,10,20,20
                a,same.png,0,,,,
                a,right.png,0,,,,
                a,large.png,0,,,,
                a,none.png,0,,,,
                a,missing.png,0,,,,
                a,wrong.png,0,x,1,1,1
                """));
        Files.writeString(folder.resolve("predictions.csv"), """
                filename,x,y,w,h,box_confidence
                drawn.png,80,80,5,5,0.9
                same.png,20,10,40,20,0.5
                right.png,60,10,20,20,0.5
                large.png,0,0,40,40,0.5
                missing.png,0,0,40,40,0.5
                """);
        proposals = Proposals.read(folder, dataset);
    }

    /** All are squares of 100 pixels but one, which is twice as wide, and one that is not there. */
    private static Optional<ImageHeader> size(Sample sample) {
        return sample.fileName().equals("missing.png") ? Optional.empty()
                : Optional.of(new ImageHeader("PNG", sample.fileName().equals("same.png") ? 200 : 100, 100, 1));
    }

    @Test
    void placesAndSizesCountInSharesOfTheImage() throws CancelledException {
        BoxDifference difference = BoxDifference.of(dataset.samples(), proposals, BoxDifferenceTest::size,
                new Cancellation());
        assertEquals(0, difference.between(0, 1), EXACT, "the drawn box, not the proposal; in shares they are the same");
        assertEquals(0.5, difference.between(0, 2), EXACT);
        assertEquals(Math.sqrt(0.5) * Math.log(2), difference.between(0, 3), EXACT);
        assertEquals(difference.between(3, 2), difference.between(2, 3), EXACT);
        for (int unknown : new int[] {4, 5, 6}) {
            assertEquals(0, difference.between(0, unknown));
        }
        assertTrue(difference.between(2, 3) > 0);
    }

    @Test
    void whoIsNoLongerWaitedForStops() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThrows(CancelledException.class, () -> BoxDifference.of(dataset.samples(), proposals,
                BoxDifferenceTest::size, cancellation));
    }
}
