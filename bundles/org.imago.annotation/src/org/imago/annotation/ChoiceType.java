// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.imago.dataset.ClassCells;
import org.imago.dataset.ClassStorage;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/**
 * One of a few names, in the columns of a binding: its name or its place among the names in one column, or a column for
 * each name ({@link Binding#STORAGE}). Bound without names, it offers those that the column has.
 */
final class ChoiceType implements AnnotationType<String> {

    private final Binding binding;
    private final Optional<ClassStorage> storage;

    ChoiceType() {
        this(Binding.of(AnnotationTypes.CHOICE), Optional.empty());
    }

    private ChoiceType(Binding binding, Optional<ClassStorage> storage) {
        this.binding = binding;
        this.storage = storage;
    }

    @Override
    public AnnotationType<String> bound(Binding to) {
        return new ChoiceType(to, storage(to));
    }

    /** A binding that names nothing usable is one to nothing: what is beside a file must not keep it from opening. */
    private static Optional<ClassStorage> storage(Binding to) {
        String wanted = to.options().getOrDefault(Binding.STORAGE, ClassStorage.Kind.NAME.key());
        try {
            for (ClassStorage.Kind kind : ClassStorage.Kind.values()) {
                if (kind.key().equals(wanted) && !to.columns().isEmpty()) {
                    boolean oneHot = kind == ClassStorage.Kind.ONE_HOT;
                    return Optional.of(new ClassStorage(kind, to.names(), oneHot ? to.columns() : List.of()));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String id() {
        return AnnotationTypes.CHOICE;
    }

    @Override
    public String name() {
        return binding.labelOr(binding.columns().isEmpty() ? "Choice" : binding.columns().getFirst());
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return binding.columns();
    }

    @Override
    public Form<String> form(Dataset dataset) {
        if (storage.isEmpty()) {
            return new Form.Display<>();
        }
        boolean open = storage.get().kind() == ClassStorage.Kind.NAME && binding.names().isEmpty();
        return new Form.Choice(() -> open ? found(dataset) : binding.names(), open, binding.isOn(Binding.LIST));
    }

    private List<String> found(Dataset dataset) {
        TreeSet<String> names = new TreeSet<>();
        int column = dataset.columnIndex(binding.columns().getFirst());
        dataset.samples().forEach(sample -> names.add(sample.value(column).strip()));
        names.remove("");
        return List.copyOf(names);
    }

    @Override
    public Optional<String> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        if (storage.isEmpty() || missing(sample.dataset())) {
            return Optional.empty();
        }
        return Optional.of(cells(sample.dataset()).read(sample::value)).filter(name -> !name.isEmpty());
    }

    private boolean missing(Dataset dataset) {
        return binding.columns().stream().anyMatch(column -> dataset.columnIndex(column) < 0);
    }

    private ClassCells cells(Dataset dataset) throws DatasetException {
        return new ClassCells(storage.orElseThrow(), dataset.columnIndex(binding.columns().getFirst()),
                dataset.columns(), dataset.file());
    }

    @Override
    public void write(Sample sample, Optional<String> value, int imageWidth, int imageHeight)
            throws DatasetException {
        String name = value.orElse("").strip();
        if (storage.isEmpty()) {
            throw sample.problem("", name() + " cannot be set: what it is bound to beside the file says neither where"
                    + " nor what can be chosen; correct it there");
        }
        Dataset dataset = sample.dataset();
        if (name.isEmpty() && missing(dataset)) {
            return;
        }
        for (String column : binding.columns()) {
            dataset.addColumn(column);
        }
        ClassCells cells = cells(dataset);
        if (cells.read(sample::value).equals(name)) {
            return;
        }
        Map<Integer, String> changed = cells.write(name, sample::value)
                .orElseThrow(() -> sample.problem(binding.columns().getFirst(), "\"" + name
                        + "\" is none of the choices; expected " + String.join(", ", binding.names())));
        for (Map.Entry<Integer, String> cell : changed.entrySet()) {
            sample.set(dataset.columns().get(cell.getKey()), cell.getValue());
        }
    }

    @Override
    public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        List<DatasetProblem> problems = new ArrayList<>();
        try {
            if (storage.isPresent() && !missing(sample.dataset())) {
                cells(sample.dataset()).problem(sample::value).ifPresent(what -> problems.add(DatasetProblem.of(
                        Severity.ERROR, sample.problem(binding.columns().getFirst(), what))));
            }
        } catch (DatasetException e) {
            problems.add(DatasetProblem.of(Severity.ERROR, e));
        }
        return problems;
    }

    @Override
    public Presentation present(String value) {
        return new Presentation(value, List.of());
    }
}
