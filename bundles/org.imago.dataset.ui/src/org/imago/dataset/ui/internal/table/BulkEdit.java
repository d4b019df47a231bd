// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.Form;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/**
 * What can be said about many samples at once: one of the choices of an annotation type, or its yes or no.
 *
 * @param type    the type
 * @param choices what can be chosen
 * @param open    whether something else can be typed; then values are text
 * @param <V>     values of the type
 */
record BulkEdit<V>(AnnotationType<V> type, List<Choice<V>> choices, boolean open) {

    /**
     * Something that can be chosen.
     *
     * @param name  what it is called
     * @param value what is written; nothing takes the value away
     */
    record Choice<V>(String name, Optional<V> value) {
    }

    /** Lists what can be said about samples of a data set. */
    static List<BulkEdit<?>> of(DatasetSession session) {
        List<BulkEdit<?>> edits = new ArrayList<>();
        for (AnnotationType<?> type : session.annotations().types()) {
            of(type, session).ifPresent(edits::add);
        }
        return edits;
    }

    @SuppressWarnings("unchecked")
    private static <V> Optional<BulkEdit<?>> of(AnnotationType<V> type, DatasetSession session) {
        Form<V> form = type.form(session.dataset());
        if (form instanceof Form.Choice choice) {
            return Optional.of(choices((AnnotationType<String>) type, choice));
        }
        return form instanceof Form.Toggle ? Optional.of(toggle((AnnotationType<Boolean>) type)) : Optional.empty();
    }

    private static BulkEdit<String> choices(AnnotationType<String> type, Form.Choice form) {
        List<Choice<String>> choices = new ArrayList<>();
        form.names().forEach(name -> choices.add(new Choice<>(name, Optional.of(name))));
        choices.add(new Choice<>(Messages.BulkEdit_none, Optional.empty()));
        return new BulkEdit<>(type, choices, form.open());
    }

    private static BulkEdit<Boolean> toggle(AnnotationType<Boolean> type) {
        return new BulkEdit<>(type, List.of(new Choice<>(Messages.BulkEdit_yes, Optional.of(true)),
                new Choice<>(Messages.BulkEdit_no, Optional.of(false))), false);
    }

    /** Says the same about all of the samples, as one step that can be undone. */
    void apply(DatasetSession session, List<Sample> samples, Choice<V> choice) {
        String label = samples.size() == 1 ? NLS.bind(Messages.BulkEdit_setOne, noun())
                : NLS.bind(Messages.BulkEdit_setMany, noun(), samples.size());
        session.edit(label, () -> {
            for (Sample sample : samples) {
                ImageSize size = ImageSize.recorded(sample);
                type.write(sample, choice.value(), size.width(), size.height());
            }
        });
    }

    /** The type's name as it stands within a sentence: abbreviations keep their capitals. */
    private String noun() {
        String name = type.name();
        boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
        return word ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    /** A choice that was typed. */
    @SuppressWarnings("unchecked")
    Choice<V> typed(String name) {
        return new Choice<>(name, Optional.of((V) name));
    }
}
