// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.Set;

import org.imago.contributions.Declaration;
import org.imago.dataset.DatasetException;

/** Stands in for the format of a plug-in that misbehaved: it knows no source, and neither reads nor writes. */
final class OffFormat implements AnnotationFormat {

    private final Declaration declaration;

    OffFormat(Declaration declaration) {
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
    public String description() {
        return "Switched off, because the plug-in " + declaration.plugin() + " misbehaved";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of();
    }

    @Override
    public boolean detect(ImportSource source) {
        return false;
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        throw off();
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException {
        throw off();
    }

    private DatasetException off() {
        return new DatasetException(Path.of(declaration.id()), 0, "", "is a format of the plug-in "
                + declaration.plugin() + ", which misbehaved and is switched off; choose another format, or remove the "
                + "plug-in. 'imago doctor' tells why");
    }
}
