// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.imago.contributions.Declaration;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/** Stands in for the type of a plug-in that misbehaved: it shows nothing, and leaves the cells of the data set alone. */
final class OffType implements AnnotationType<Object> {

    private final Declaration declaration;

    OffType(Declaration declaration) {
        this.declaration = declaration;
    }

    @Override
    public String id() {
        return declaration.id();
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return List.of();
    }

    @Override
    public Optional<Object> read(Sample sample, int imageWidth, int imageHeight) {
        return Optional.empty();
    }

    @Override
    public void write(Sample sample, Optional<Object> value, int imageWidth, int imageHeight) throws DatasetException {
        throw sample.problem("", "cannot be given a " + name() + ": the plug-in " + declaration.plugin()
                + " misbehaved and is switched off; nothing was changed. 'imago doctor' tells why");
    }

    @Override
    public Presentation present(Object value) {
        return new Presentation("", List.of());
    }
}
