// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Notes;

/**
 * Pascal VOC: an XML file per image in {@code Annotations}, images in {@code JPEGImages}, and the images of a part of
 * the data set in {@code ImageSets/Main/PART.txt}.
 *
 * <p>Pixels are counted from 1, and the last one belongs to the box (M. Everingham, J. Winn: The PASCAL Visual Object
 * Classes Challenge 2012 Development Kit, 2012: "the top-left pixel in the image has coordinates (1,1)"; Detectron2
 * reads it so too): {@code x = xmin - 1}, {@code w = xmax - xmin + 1}. A data set in which an {@code xmin} or {@code
 * ymin} is 0 cannot mean that; its edges are taken as they are, {@code x = xmin}, {@code w = xmax - xmin}, and that is
 * said.
 */
public final class Voc implements AnnotationFormat {

    /** What stands for the database in files that we write: their edges are counted from 1 whatever they are. */
    static final String DATABASE = "Imago";

    static final String SPLIT = "split";
    static final List<String> SPLITS = List.of("train", "val", "test");

    private static final List<String> ATTRIBUTES = List.of("pose", "truncated", "difficult", "occluded");

    /** Creates the format. */
    public Voc() {
    }

    @Override
    public String id() {
        return "voc";
    }

    @Override
    public String name() {
        return "Pascal VOC";
    }

    @Override
    public String description() {
        return "a folder with an XML file per image, in Annotations if there is such a folder, or one such file";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.BOXES, Ability.BOX_CLASS, Ability.UNLABELLED, Ability.DUPLICATES);
    }

    @Override
    public Set<String> boxAttributes() {
        return Set.copyOf(ATTRIBUTES);
    }

    @Override
    public Set<String> columns() {
        return Set.of(SPLIT);
    }

    @Override
    public boolean detect(ImportSource source) {
        if (source.isFolder()) {
            return VocReader.looksRight(source.path());
        }
        String beginning = new String(source.beginning(2000), StandardCharsets.UTF_8);
        return beginning.contains("<annotation") && beginning.stripLeading().startsWith("<");
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        new VocReader(source, sink).read();
    }

    @Override
    public String imagePath(AnnotatedImage image) {
        return "JPEGImages/" + image.fileName();
    }

    @Override
    public void examine(AnnotationSet set, ExportOptions options, Notes notes) {
        for (AnnotatedImage image : set.images()) {
            boolean held = Xml.holds(image.fileName()) && Xml.holds(image.label())
                    && image.boxes().stream().allMatch(box -> Xml.holds(box.label())
                            && box.attributes().values().stream().allMatch(Xml::holds));
            if (!held) {
                notes.lost("images with control characters in their names or classes, which XML cannot hold: they are"
                        + " replaced", image.fileName());
            }
            if (!image.hasSize()) {
                notes.changed("images whose size is not known: it is not written, though many programs expect it",
                        image.fileName());
            }
            String split = image.columns().getOrDefault(SPLIT, "");
            if (!split.isEmpty() && !SPLITS.contains(split)) {
                notes.lost("values of the column \"split\" that are not train, val or test", image.fileName());
            }
        }
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        Set<String> used = new HashSet<>();
        Map<String, List<String>> splits = new TreeMap<>();
        for (AnnotatedImage image : set.images()) {
            String stem = stem(image, used);
            target.file("Annotations/" + stem + ".xml", document(image));
            String split = image.columns().getOrDefault(SPLIT, "");
            if (SPLITS.contains(split)) {
                splits.computeIfAbsent(split, absent -> new ArrayList<>()).add(stem);
            }
            target.worked();
        }
        for (Map.Entry<String, List<String>> split : splits.entrySet()) {
            target.file("ImageSets/Main/" + split.getKey() + ".txt", String.join("\n", split.getValue()) + "\n");
        }
    }

    /** Returns the name of the image without its ending, with it if another image differs in the ending only. */
    static String stem(AnnotatedImage image, Set<String> used) {
        String name = image.fileName().replace('\\', '/');
        String stem = Trees.stem(name);
        for (int i = 1; !used.add(stem.toLowerCase(Locale.ROOT)); i++) {
            stem = i == 1 ? name : name + "_" + i;
        }
        return stem;
    }

    private static String document(AnnotatedImage image) {
        StringBuilder xml = new StringBuilder("<annotation>\n");
        element(xml, "  ", "filename", image.fileName());
        xml.append("  <source>\n");
        element(xml, "    ", "database", DATABASE);
        xml.append("  </source>\n");
        if (image.hasSize()) {
            xml.append("  <size>\n");
            element(xml, "    ", "width", Decimals.text(image.width()));
            element(xml, "    ", "height", Decimals.text(image.height()));
            element(xml, "    ", "depth", "3");
            xml.append("  </size>\n");
        }
        element(xml, "  ", "segmented", "0");
        image.boxes().forEach(box -> object(xml, image, box));
        return xml.append("</annotation>\n").toString();
    }

    private static void object(StringBuilder xml, AnnotatedImage image, AnnotatedBox box) {
        xml.append("  <object>\n");
        element(xml, "    ", "name", image.labelOf(box));
        for (String attribute : ATTRIBUTES) {
            String usual = attribute.equals("pose") ? "Unspecified" : "0";
            if (!attribute.equals("occluded") || box.attributes().containsKey(attribute)) {
                element(xml, "    ", attribute, box.attributes().getOrDefault(attribute, usual));
            }
        }
        xml.append("    <bndbox>\n");
        element(xml, "      ", "xmin", Decimals.text(box.x() + 1));
        element(xml, "      ", "ymin", Decimals.text(box.y() + 1));
        element(xml, "      ", "xmax", Decimals.text(box.x() + box.w()));
        element(xml, "      ", "ymax", Decimals.text(box.y() + box.h()));
        xml.append("    </bndbox>\n  </object>\n");
    }

    private static void element(StringBuilder xml, String indent, String name, String text) {
        xml.append(indent).append('<').append(name).append('>').append(Xml.escaped(text)).append("</").append(name)
                .append(">\n");
    }
}
