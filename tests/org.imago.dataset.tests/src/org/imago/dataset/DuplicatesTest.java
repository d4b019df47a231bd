// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.imago.dataset.DuplicateConflict.Boxes;
import org.imago.dataset.DuplicateConflict.Classes;
import org.imago.dataset.DuplicateConflict.Parts;
import org.imago.dataset.DuplicateGroup.Kind;
import org.imago.dataset.Duplicates.Columns;
import org.imago.image.ImageFacts;
import org.imago.image.PerceptualHash;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that stand in a data set more than once, and what is said of them in contradiction. */
class DuplicatesTest {

    private static final Function<Sample, Optional<ImageFacts>> NO_IMAGES = sample -> Optional.empty();
    private static final String[] HASHES = {"00".repeat(32), "ff" + "00".repeat(31), "ff".repeat(32)};

    @TempDir
    Path folder;

    private static Columns groupBy(String column) {
        return new Columns(Optional.of(column), Optional.empty());
    }

    /** Facts by file name: the digest, and which of the hashes. The first two hashes are near. */
    private static Function<Sample, Optional<ImageFacts>> facts(Map<String, Integer> hashes) {
        return sample -> Optional.ofNullable(hashes.get(sample.fileName())).map(hash -> new ImageFacts(
                "digest of " + sample.fileName().charAt(0), 100, 80, PerceptualHash.fromHex(HASHES[hash])));
    }

    private static List<List<Integer>> rows(Duplicates duplicates) {
        return duplicates.groups().stream().map(group -> group.samples().stream().map(Sample::index).toList()).toList();
    }

    @Test
    void copiesAreFoundByBytesByValueAndByLook() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,page", "x,a1,p", "x,b1,q", "x,a2,", "x,c1,-1", "x,d1,q",
                "x,e1,");
        Duplicates found = Duplicates.find(dataset.samples(),
                facts(Map.of("a1", 0, "a2", 0, "b1", 1, "c1", 2, "e1", 2)), groupBy("PAGE"));
        assertEquals(List.of(List.of(0, 2), List.of(1, 4), List.of(0, 1, 2), List.of(3, 5)), rows(found));
        assertEquals(List.of(Kind.EXACT, Kind.COLUMN, Kind.NEAR, Kind.NEAR),
                found.groups().stream().map(DuplicateGroup::kind).toList());
        assertEquals(List.of(), found.conflicts());
    }

    @Test
    void aGroupIsListedOnceWithAllItsReasons() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,page", "x,a1,p", "x,a2,p", "x,b1,q", "x,c1,q");
        Duplicates found = Duplicates.find(dataset.samples(), facts(Map.of("a1", 0, "a2", 0, "b1", 1, "c1", 2)),
                groupBy("page"));
        assertEquals(Set.of(Kind.EXACT, Kind.COLUMN), found.groups().getFirst().kinds());
        assertEquals(List.of(List.of(0, 1), List.of(2, 3), List.of(0, 1, 2)), rows(found));
    }

    @Test
    void withoutImagesFileNamesTellWhichPictureItIs() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename", "x,a", "y, a ", "x,b", "x,", "y,");
        Duplicates found = Duplicates.find(dataset.samples(), NO_IMAGES, Columns.NONE);
        assertEquals(List.of(List.of(0, 1)), rows(found));
        assertEquals(1, found.photosInSeveralClasses());
    }

    @Test
    void classesContradictAmongSamplesThatAreKept() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,exclude,page", "x,1,0,p", "y,2,0,p", "x,3,0,q", "y,4,1,q",
                "x,5,0,r", ",6,0,r", "x,7,,s", "x,8,,s", "y,9,,s");
        Duplicates found = Duplicates.find(dataset.samples(), NO_IMAGES, groupBy("page"));
        List<DuplicateConflict> conflicts = found.conflicts();
        assertEquals(2, conflicts.size());
        Classes first = (Classes) conflicts.getFirst();
        assertEquals(List.of("x", "y"), first.classes());
        assertEquals(List.of(0, 1), first.samples().stream().map(Sample::index).toList());
        assertEquals(3, found.photosInSeveralClasses(), "also that whose other sample is excluded");

        dataset.samples().get(1).setLabel("x");
        dataset.samples().get(8).set(Role.EXCLUDE, "1");
        assertEquals(List.of(), found.conflicts(), "edits settle conflicts without another search");
    }

    @Test
    void copiesOnBothSidesOfASplitAreTold() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,exclude,split", "x,a,0,train", "x,a,0,test", "x,b,0,train",
                "x,b,1,test", "x,c,0,val", "x,c,0,", "x,d,0,val", "x,d,0, val ");
        Duplicates found = Duplicates.find(dataset.samples(), NO_IMAGES,
                new Columns(Optional.empty(), Optional.of("Split")));
        assertEquals(4, found.groups().size());
        Parts leak = (Parts) found.conflicts().getFirst();
        assertEquals(1, found.conflicts().size());
        assertEquals(List.of("train", "test"), leak.parts());
        assertEquals(found.groups().getFirst(), leak.group());
    }

    @Test
    void boxesOfOnePictureAreComparedAndThoseOfNearOnesAreNot() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,exclude,x,y,w,h,orig_file_width,orig_file_height",
                "x,a1,0,10,10,20,20,100,80", "x,a2,0,20,20,40,40,200,160", "x,a3,0,10,10,20,10,100,80",
                "x,a4,0,0,0,0,0,100,80", "x,a5,1,1,1,2,2,100,80", "x,a6,0,10,oops,20,10,100,80",
                "x,b1,0,50,50,20,20,100,80");
        Duplicates found = Duplicates.find(dataset.samples(), facts(Map.of("a1", 0, "a2", 0, "a3", 0, "a4", 0, "a5", 0,
                "a6", 0, "b1", 1)), Columns.NONE);
        assertEquals(List.of(Kind.EXACT, Kind.NEAR), found.groups().stream().map(DuplicateGroup::kind).toList());
        assertEquals(1, found.conflicts().size(), "the box of a2 is the same on an image of twice the size");
        Boxes boxes = (Boxes) found.conflicts().getFirst();
        assertEquals(0, boxes.first().index());
        assertEquals(2, boxes.second().index());
        assertEquals(0.5, boxes.iou(), 1e-9);
        assertEquals(Map.of(dataset.samples().get(1), 1.0, dataset.samples().get(2), 0.5),
                found.agreement(found.groups().getFirst()));
    }

    @Test
    void severalBoxesGoWithThoseThatTheyFitBestAndTheRestCounts() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,x,y,w,h,x_2,y_2,w_2,h_2", "x,a,0,0,10,10,50,50,10,10",
                "x,a,50,50,10,10,0,0,10,10", "x,a,50,50,10,10,,,,");
        Duplicates found = Duplicates.find(dataset.samples(), NO_IMAGES, Columns.NONE);
        assertEquals(List.of(0.5), found.conflicts().stream().map(conflict -> ((Boxes) conflict).iou()).toList(),
                "the order of boxes means nothing");
    }

    @Test
    void anUnknownColumnIsRefused() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename", "x,a");
        for (Columns columns : List.of(groupBy("flickr"), new Columns(Optional.empty(), Optional.of("flickr")))) {
            DatasetException e = assertThrows(DatasetException.class,
                    () -> Duplicates.find(dataset.samples(), NO_IMAGES, columns));
            assertEquals("flickr", e.column());
            assertTrue(e.getMessage().contains("expected one of class, filename"), e.getMessage());
        }
    }

    @Test
    void theArticlesPhotosThatStandInBothClassesAreFound() throws DatasetException {
        Path csv = Shared.data("butterflies-csv").resolve("butterflies_original.csv");
        Duplicates found = Duplicates.find(Dataset.open(csv).samples(), NO_IMAGES, groupBy("flickr_page"));
        assertEquals(197, found.groups().size());
        assertEquals(197, found.photosInSeveralClasses());
        assertEquals(197, found.conflicts().size(), "nothing is excluded yet");
    }

    @Test
    void theArticlesContradictionsThatWereKeptAreFound() throws DatasetException {
        Path csv = Shared.data("butterflies-csv").resolve("butterflies_bboxes.csv");
        Duplicates found = Duplicates.find(Dataset.open(csv).samples(), NO_IMAGES, groupBy("flickr_page"));
        assertEquals(197, found.photosInSeveralClasses());
        List<DuplicateConflict> conflicts = found.conflicts();
        assertEquals(20, conflicts.stream().filter(Classes.class::isInstance).count());
        List<Boxes> boxes = conflicts.stream().filter(Boxes.class::isInstance).map(Boxes.class::cast).toList();
        assertEquals(10, boxes.size());
        assertEquals(0.92, boxes.stream().mapToDouble(Boxes::iou).average().orElseThrow(), 0.005);
    }
}
