// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/** Reads a data set of Pascal VOC, or one file of it. */
final class VocReader {

    private static final String ANNOTATIONS = "Annotations";
    private static final String ENDING = "xml";
    private static final int LONGEST_LIST = 64 << 20;

    private final ImportSource source;
    private final ImportSink sink;
    private final boolean folder;
    /** Below it lie the files, named like their images. */
    private final Path top;

    VocReader(ImportSource source, ImportSink sink) {
        this.source = source;
        this.sink = sink;
        this.folder = source.isFolder();
        Path annotations = source.path().resolve(ANNOTATIONS);
        this.top = folder && Files.isDirectory(annotations) ? annotations : source.path();
    }

    static boolean looksRight(Path folder) {
        Path top = Files.isDirectory(folder.resolve(ANNOTATIONS)) ? folder.resolve(ANNOTATIONS) : folder;
        try (Stream<Path> files = Files.walk(top, 3)) {
            return files.limit(10_000).anyMatch(file -> Trees.ending(file.getFileName().toString()).equals(ENDING));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    void read() throws DatasetException {
        List<VocDocument> documents = documents();
        boolean zeroBased = isZeroBased(documents);
        imageFolder(documents).ifPresent(sink::imagesIn);
        Map<String, String> splits = splits();
        for (VocDocument document : documents) {
            AnnotatedImage image = image(document, zeroBased, splits);
            sink.addLabelledByBoxes(image, document.file(), 0);
        }
    }

    private List<VocDocument> documents() throws DatasetException {
        if (!folder) {
            return List.of(VocDocument.read(source, sink));
        }
        List<Path> files = Trees.files(top, file -> Trees.ending(file.getFileName().toString()).equals(ENDING), sink);
        if (files.isEmpty()) {
            throw new DatasetException(source.path(), 0, "", "holds no XML file; expected one per image, as Pascal VOC"
                    + " has them");
        }
        List<VocDocument> documents = new ArrayList<>();
        for (Path file : files) {
            sink.checkCanceled();
            try {
                documents.add(VocDocument.read(ImportSource.of(file, Optional.empty()), sink));
            } catch (DatasetException e) {
                // One file that is no annotation must not stand in the way of all others.
                sink.error(e);
            }
        }
        return documents;
    }

    private boolean isZeroBased(List<VocDocument> documents) {
        for (VocDocument document : documents) {
            boolean zero = !document.database().equals(Voc.DATABASE)
                    && document.things().stream().anyMatch(thing -> thing.edges()[0] == 0 || thing.edges()[1] == 0);
            if (zero) {
                sink.changed("data set that counts pixels from 0, not from 1 as Pascal VOC does, for it has a box that"
                        + " begins at 0: edges are taken as they are", document.fileName());
                return true;
            }
        }
        return false;
    }

    private Optional<Path> imageFolder(List<VocDocument> documents) {
        Path first = folder ? source.path().resolve("JPEGImages").resolve(ENDING) : source.path();
        return ImagePlaces.near(first, documents.stream().map(VocDocument::fileName));
    }

    /** Reads which image belongs to which part. */
    private Map<String, String> splits() throws DatasetException {
        Map<String, String> splits = new HashMap<>();
        for (String split : folder ? Voc.SPLITS : List.<String>of()) {
            Path list = source.path().resolve("ImageSets").resolve("Main").resolve(split + ".txt");
            if (Files.isRegularFile(list)) {
                String text = new String(ImportSource.of(list, Optional.empty()).bytes(LONGEST_LIST),
                        StandardCharsets.UTF_8);
                text.lines().map(String::strip).forEach(stem -> splits.putIfAbsent(stem, split));
            }
        }
        return splits;
    }

    private AnnotatedImage image(VocDocument document, boolean zeroBased, Map<String, String> splits) {
        List<AnnotatedBox> boxes = new ArrayList<>();
        for (VocDocument.Thing thing : document.things()) {
            double[] edges = thing.edges();
            double first = zeroBased ? 0 : 1;
            double x = Decimals.rounded(edges[0] - first);
            double y = Decimals.rounded(edges[1] - first);
            double w = Decimals.rounded(edges[2] - edges[0] + first);
            double h = Decimals.rounded(edges[3] - edges[1] + first);
            if (AnnotatedBox.isBox(x, y, w, h)) {
                boxes.add(new AnnotatedBox(thing.name(), x, y, w, h, thing.values()));
            } else {
                sink.error(document.file(), thing.line(), "no box: xmin " + edges[0] + ", ymin " + edges[1] + ", xmax "
                        + edges[2] + ", ymax " + edges[3] + "; expected each maximum above its minimum; correct it");
            }
        }
        Map<String, String> columns = new LinkedHashMap<>(document.columns());
        String stem = folder ? Trees.stem(Trees.name(top, document.file())) : "";
        if (splits.containsKey(stem)) {
            columns.putIfAbsent(Voc.SPLIT, splits.get(stem));
        }
        double[] size = document.size();
        return new AnnotatedImage(fileName(document), "", false, size[0], size[1], boxes, columns);
    }

    /** Some tools write the name without the folder in which the image lies; the file lies in a folder of that name. */
    private String fileName(VocDocument document) {
        String name = document.fileName();
        if (!folder || name.isEmpty() || name.contains("/") || source.images().isEmpty()) {
            return name;
        }
        String own = Trees.name(top, document.file());
        String nested = own.substring(0, own.lastIndexOf('/') + 1) + name;
        boolean there = ImageFolder.find(source.images().get(), name).isPresent();
        return !there && ImageFolder.find(source.images().get(), nested).isPresent() ? nested : name;
    }
}
