// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.Form;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSession.ImageSize;

/** Sets values of the current sample, each as one step that can be undone. */
public final class SampleValues {

    /** For values that do not depend on the image: they are set also while it is loading, or missing. */
    private static final ImageSize ANY = new ImageSize(1, 1);

    private SampleValues() {
    }

    /**
     * Reads a value of the current sample.
     *
     * @param <V>     type of the value
     * @param session the data set
     * @param type    what is read
     * @return nothing if there is none
     * @throws DatasetException if the cells hold no value
     */
    public static <V> Optional<V> read(DatasetSession session, AnnotationType<V> type) throws DatasetException {
        ImageSize size = session.imageSize().orElse(ANY);
        Optional<Sample> sample = session.current();
        return sample.isEmpty() ? Optional.empty() : type.read(sample.get(), size.width(), size.height());
    }

    /**
     * Sets a value of the current sample.
     *
     * @param <V>     type of the value
     * @param session the data set
     * @param type    what is set
     * @param value   nothing takes the value away
     * @param label   what is done, for the menu
     * @return whether it was done
     */
    public static <V> boolean write(DatasetSession session, AnnotationType<V> type, Optional<V> value, String label) {
        ImageSize size = session.imageSize().orElse(ANY);
        return session.current().isPresent() && session.edit(label,
                () -> type.write(session.current().get(), value, size.width(), size.height()));
    }

    /**
     * Sets the first annotation that is chosen from a list.
     *
     * @param session the data set
     * @param index   which of the list, from 0; nothing happens if there are not as many
     */
    @SuppressWarnings("unchecked") // a form of choices edits text: Form.Choice is a Form<String>
    public static void choose(DatasetSession session, int index) {
        for (AnnotationType<?> type : session.annotations().types()) {
            if (type.form(session.dataset()) instanceof Form.Choice choice) {
                List<String> names = choice.names();
                if (index < names.size()) {
                    write(session, (AnnotationType<String>) type, Optional.of(names.get(index)),
                            NLS.bind(Messages.ImagePane_set, type.name(), names.get(index)));
                }
                return;
            }
        }
    }

    /**
     * Switches an annotation that is yes or no.
     *
     * @param session    the data set
     * @param annotation identifier of its type; nothing happens if the data set has no such annotation
     */
    @SuppressWarnings("unchecked") // a form of a switch edits truth: Form.Toggle is a Form<Boolean>
    public static void toggle(DatasetSession session, String annotation) {
        for (AnnotationType<?> type : session.annotations().types()) {
            if (type.id().equals(annotation) && type.form(session.dataset()) instanceof Form.Toggle) {
                AnnotationType<Boolean> toggle = (AnnotationType<Boolean>) type;
                boolean on = !isOn(session, toggle);
                write(session, toggle, Optional.of(on),
                        NLS.bind(on ? Messages.ImagePane_switch_on : Messages.ImagePane_switch_off, type.name()));
                return;
            }
        }
    }

    private static boolean isOn(DatasetSession session, AnnotationType<Boolean> type) {
        try {
            return read(session, type).orElse(false);
        } catch (DatasetException e) {
            return false;
        }
    }
}
