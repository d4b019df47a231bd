// SPDX-License-Identifier: EPL-2.0
package org.example.bad;

import java.util.List;
import java.util.Optional;

import org.imago.annotation.AnnotationType;
import org.imago.annotation.Form;
import org.imago.annotation.Presentation;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;

/** Throws whatever it is asked. */
public class ThrowingType implements AnnotationType<String> {

    @Override
    public String id() {
        return "org.example.bad.throws";
    }

    @Override
    public String name() {
        throw new IllegalStateException("bad manners");
    }

    @Override
    public List<String> columns(Dataset dataset) {
        throw new IllegalStateException("bad manners");
    }

    @Override
    public Form<String> form(Dataset dataset) {
        throw new IllegalStateException("bad manners");
    }

    @Override
    public Optional<String> read(Sample sample, int imageWidth, int imageHeight) {
        throw new IllegalStateException("bad manners");
    }

    @Override
    public void write(Sample sample, Optional<String> value, int imageWidth, int imageHeight) {
        throw new IllegalStateException("bad manners");
    }

    @Override
    public Presentation present(String value) {
        throw new IllegalStateException("bad manners");
    }
}
