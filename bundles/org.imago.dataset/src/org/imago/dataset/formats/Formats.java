// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.imago.dataset.internal.formats.Coco;
import org.imago.dataset.internal.formats.CreateMl;
import org.imago.dataset.internal.formats.Folders;
import org.imago.dataset.internal.formats.LongCsv;
import org.imago.dataset.internal.formats.Via;
import org.imago.dataset.internal.formats.Voc;
import org.imago.dataset.internal.formats.WideCsv;
import org.imago.dataset.internal.formats.Yolo;

/**
 * The formats of annotations: those that ship, and those that bundles contribute to the extension point
 * {@code org.imago.dataset.formats}, to which those that ship are contributed too. Without a registry, in plain Java,
 * those that ship are there. Immutable.
 */
public final class Formats {

    /** Identifier of the format of our own data sets: a CSV with a row per image. */
    public static final String CSV = "csv";

    private static final String POINT = "org.imago.dataset.formats";

    /** Those that ship, in the order of the contributions in {@code plugin.xml}. */
    private static final List<Supplier<AnnotationFormat>> SHIPPED = List.of(WideCsv::new, LongCsv::new, Voc::new,
            Coco::new, Yolo::new, CreateMl::new, Via::new, Via.Table::new, Folders::new);

    private final Map<String, AnnotationFormat> formats = new LinkedHashMap<>();

    /**
     * What a plug-in says about a format.
     *
     * @param plugin   symbolic name of the plug-in
     * @param id       identifier; may be blank by mistake
     * @param apiLevel level of {@link AnnotationFormat} for which it was written; may be no number by mistake
     * @param factory  creates the format
     */
    record Contribution(String plugin, String id, String apiLevel, Callable<?> factory) {
    }

    private Formats() {
    }

    /**
     * Collects the formats. A contribution that cannot be created, has no identifier, one that is taken, one that it
     * does not call itself by, or was written for a newer Imago, is reported and left out; the others are not affected.
     *
     * @param problems told which contribution is left out, of which plug-in, and why
     * @return the formats
     */
    public static Formats installed(Consumer<String> problems) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        return registry == null ? shipped() : of(registry, problems);
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

    private static Formats of(IExtensionRegistry registry, Consumer<String> problems) {
        List<Contribution> contributions = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            contributions.add(new Contribution(element.getContributor().getName(), attribute(element, "id"),
                    attribute(element, "apiLevel"), () -> element.createExecutableExtension("class")));
        }
        return of(contributions, problems);
    }

    private static String attribute(IConfigurationElement element, String name) {
        String value = element.getAttribute(name);
        return value == null ? "" : value;
    }

    /** Collects contributions; those that ship come first, in their own order, wherever the registry has them. */
    static Formats of(List<Contribution> contributions, Consumer<String> problems) {
        List<String> order = List.copyOf(shipped().formats.keySet());
        List<Contribution> sorted = new ArrayList<>(contributions);
        sorted.sort((first, second) -> Integer.compare(place(order, first), place(order, second)));
        Formats all = new Formats();
        sorted.forEach(contribution -> all.add(contribution, problems));
        return all;
    }

    private static int place(List<String> order, Contribution contribution) {
        int place = contribution.plugin().equals("org.imago.dataset") ? order.indexOf(contribution.id()) : -1;
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private void add(Contribution contribution, Consumer<String> problems) {
        try {
            AnnotationFormat format = create(contribution);
            formats.put(format.id(), format);
        } catch (Exception | LinkageError e) {
            // Whatever a plug-in throws, the others must not suffer from it.
            problems.accept("the format '" + contribution.id() + "' of the plug-in " + contribution.plugin()
                    + " is left out: " + (e instanceof RefusedException ? e.getMessage() : e.toString()));
        }
    }

    private AnnotationFormat create(Contribution contribution) throws Exception {
        if (contribution.id().isBlank()) {
            throw new RefusedException("it has no identifier");
        }
        if (formats.containsKey(contribution.id())) {
            throw new RefusedException("another format has that identifier");
        }
        if (!contribution.apiLevel().equals(String.valueOf(AnnotationFormat.API_LEVEL))) {
            throw new RefusedException("it was written for API level '" + contribution.apiLevel() + "'; this Imago has "
                    + AnnotationFormat.API_LEVEL);
        }
        if (!(contribution.factory().call() instanceof AnnotationFormat format)) {
            throw new RefusedException("its class does not implement " + AnnotationFormat.class.getName());
        }
        if (!contribution.id().equals(format.id())) {
            throw new RefusedException("it calls itself '" + format.id() + "'; expected the identifier of its"
                    + " extension");
        }
        return format;
    }

    private static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
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
