// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;
import org.imago.contributions.Declaration;
import org.imago.dataset.internal.formats.Coco;
import org.imago.dataset.internal.formats.CreateMl;
import org.imago.dataset.internal.formats.Folders;
import org.imago.dataset.internal.formats.LongCsv;
import org.imago.dataset.internal.formats.Via;
import org.imago.dataset.internal.formats.Voc;
import org.imago.dataset.internal.formats.WideCsv;
import org.imago.dataset.internal.formats.Yolo;

/**
 * The formats of annotations: those that ship, which are there in plain Java too, and those that bundles contribute to
 * the extension point {@code org.imago.dataset.formats}. Immutable.
 */
public final class Formats {

    /** Identifier of the format of our own data sets: a CSV with a row per image. */
    public static final String CSV = "csv";

    /** Version of {@link AnnotationFormat} and what it needs, for contributions. */
    public static final String API = "1.0";

    /** Those that ship. */
    private static final List<Supplier<AnnotationFormat>> SHIPPED = List.of(WideCsv::new, LongCsv::new, Voc::new,
            Coco::new, Yolo::new, CreateMl::new, Via::new, Via.Table::new, Folders::new);

    private final Map<String, AnnotationFormat> formats = new LinkedHashMap<>();

    private static final ContributionPoint<AnnotationFormat> POINT = new ContributionPoint<>(
            "org.imago.dataset.formats", "format", AnnotationFormat.class, API, Set.copyOf(shipped().formats.keySet()),
            (declaration, format) -> declaration.id().equals(format.id()), OffFormat::new);

    private Formats() {
    }

    /** Returns what plug-ins contribute, those that are switched off as well. */
    public static List<Contribution<AnnotationFormat>> contributions() {
        return Contributions.of(POINT);
    }

    /**
     * Collects the formats. A contribution that is refused is left out, see {@link org.imago.contributions.Incidents}.
     *
     * @return the formats; those of plug-ins are created when they are first used
     */
    public static Formats installed() {
        return of(contributions());
    }

    /**
     * Returns the formats that ship.
     *
     * @return without those of plug-ins
     */
    public static Formats shipped() {
        Formats all = new Formats();
        SHIPPED.stream().map(Supplier::get).forEach(format -> all.formats.put(format.id(), format));
        return all;
    }

    private static Formats of(List<Contribution<AnnotationFormat>> contributions) {
        Formats all = shipped();
        contributions.stream().filter(contribution -> contribution.state() != State.OFF)
                .forEach(contribution -> all.formats.put(contribution.declaration().id(), contribution.object()));
        return all;
    }

    /** Adds contributions to those that ship. */
    static Formats with(List<Declaration> declarations) {
        return of(Contributions.of(POINT, declarations));
    }

    /**
     * Returns all formats.
     *
     * @return those that ship, then those of plug-ins in the order in which they were found
     */
    public List<AnnotationFormat> all() {
        return List.copyOf(formats.values());
    }

    /**
     * Finds a format.
     *
     * @param id its identifier
     * @return the format; nothing if none has that identifier
     */
    public Optional<AnnotationFormat> find(String id) {
        return Optional.ofNullable(formats.get(id));
    }

    /**
     * Finds the formats in which a source may be.
     *
     * @param source a file, a folder or bytes
     * @return the likeliest first; empty if none knows it
     */
    public List<AnnotationFormat> detect(ImportSource source) {
        return formats.values().stream().filter(format -> format.detect(source)).toList();
    }
}
