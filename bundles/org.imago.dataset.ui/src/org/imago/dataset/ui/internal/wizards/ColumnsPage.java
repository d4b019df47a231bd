// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks what the columns of a CSV mean and where its images lie; checks the answers against all rows. */
final class ColumnsPage extends WizardPage {

    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_ROWS = 50;

    private final Supplier<Optional<CsvFile>> source;
    private final Map<Role, Combo> combos = new EnumMap<>(Role.class);
    private final Map<Role, Label> examples = new EnumMap<>(Role.class);
    private PathField folder;
    private Text result;
    private Lookup lookup;
    private Optional<CsvFile> shown = Optional.empty();

    /**
     * Creates the page.
     *
     * @param source the file, once it was read
     */
    ColumnsPage(Supplier<Optional<CsvFile>> source) {
        super("columns", Messages.ColumnsPage_title, null);
        this.source = source;
        setDescription(Messages.ColumnsPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        RoleGuess.ROLES.forEach(role -> createRow(page, role));
        folder = new PathField(page, Messages.ColumnsPage_folder, Messages.ColumnsPage_browse, this::askForFolder,
                this::changed);
        folder.text().setMessage(Messages.ColumnsPage_folder_hint);
        result = new Text(page, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        result.setBackground(page.getBackground());
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).indent(0, convertVerticalDLUsToPixels(4))
                .hint(convertWidthInCharsToPixels(70), convertHeightInCharsToPixels(5)).applyTo(result);
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.ColumnsPage_checking);
    }

    private void createRow(Composite page, Role role) {
        new Label(page, SWT.NONE).setText(label(role));
        Combo combo = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            showExamples(role);
            changed();
        }));
        GridDataFactory.fillDefaults().hint(convertWidthInCharsToPixels(24), SWT.DEFAULT).applyTo(combo);
        Label example = new Label(page, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER)
                .hint(convertWidthInCharsToPixels(36), SWT.DEFAULT).applyTo(example);
        combos.put(role, combo);
        examples.put(role, example);
    }

    private static String label(Role role) {
        return switch (role) {
            case CLASS -> Messages.ColumnsPage_class;
            case FILENAME -> Messages.ColumnsPage_filename;
            case EXCLUDE -> Messages.ColumnsPage_exclude;
            case REVIEWED -> Messages.ColumnsPage_reviewed;
            case X -> Messages.ColumnsPage_x;
            case Y -> Messages.ColumnsPage_y;
            case W -> Messages.ColumnsPage_w;
            case H -> Messages.ColumnsPage_h;
            default -> role.columnName();
        };
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible && !shown.equals(source.get())) {
            shown = source.get();
            shown.ifPresent(this::fill);
        }
        super.setVisible(visible);
        if (visible) {
            combos.get(Role.FILENAME).setFocus();
        }
    }

    private void fill(CsvFile csv) {
        List<String> columns = csv.columns();
        Map<Role, String> guess = RoleGuess.of(columns);
        combos.forEach((role, combo) -> {
            combo.setItems(columns.toArray(String[]::new));
            combo.add(Messages.ColumnsPage_none, 0);
            combo.select(1 + columns.indexOf(guess.get(role)));
            showExamples(role);
        });
        changed();
    }

    private void showExamples(Role role) {
        int column = combos.get(role).getSelectionIndex() - 1;
        List<String> values = column < 0 ? List.of() : shown.orElseThrow().first(EXAMPLE_ROWS).stream()
                .filter(row -> column < row.size()).map(row -> row.get(column).strip()).filter(cell -> !cell.isEmpty())
                .distinct().limit(EXAMPLES).toList();
        examples.get(role).setText(values.isEmpty() ? ""
                : NLS.bind(Messages.ColumnsPage_examples, String.join(", ", values)).replace("&", "&&"));
    }

    private Optional<Path> askForFolder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.ColumnsPage_folder_title);
        Path now = folder.path().orElse(shown.orElseThrow().file().toAbsolutePath().getParent());
        dialog.setFilterPath(now.toString());
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void changed() {
        setPageComplete(false);
        setMessage(null);
        result.setText("");
        Optional<String> wrong = wrong();
        setErrorMessage(wrong.orElse(null));
        if (wrong.isPresent()) {
            lookup.forget();
            return;
        }
        CsvFile csv = shown.orElseThrow();
        Map<Role, String> columns = columns();
        Optional<Path> explicit = folder.path();
        result.setText(Messages.ColumnsPage_checking);
        lookup.ask(monitor -> {
            refuseMissing(explicit);
            return CsvCheck.of(csv, columns, explicit, monitor);
        }, this::show, why -> setErrorMessage(DatasetWizard.text(why)));
    }

    private static void refuseMissing(Optional<Path> folder) throws DatasetException {
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new DatasetException(folder.get(), 0, "", Messages.ColumnsPage_no_such_folder);
        }
    }

    private Optional<String> wrong() {
        Map<Role, String> columns = columns();
        if (!columns.containsKey(Role.FILENAME) || !columns.containsKey(Role.CLASS)) {
            return Optional.of(Messages.ColumnsPage_required);
        }
        long edges = RoleGuess.BOX.stream().filter(columns::containsKey).count();
        if (edges != 0 && edges != RoleGuess.BOX.size()) {
            return Optional.of(Messages.ColumnsPage_half_box);
        }
        if (!folder.isEmpty() && folder.path().isEmpty()) {
            return Optional.of(Messages.ColumnsPage_no_such_folder);
        }
        return twice(columns).map(column -> NLS.bind(Messages.ColumnsPage_twice, column));
    }

    private static Optional<String> twice(Map<Role, String> columns) {
        Map<String, Role> seen = new HashMap<>();
        return columns.entrySet().stream().filter(entry -> seen.put(entry.getValue(), entry.getKey()) != null)
                .map(Map.Entry::getValue).findFirst();
    }

    private void show(CsvCheck check) {
        StringBuilder text = new StringBuilder(check.folder()
                .map(place -> NLS.bind(Messages.ColumnsPage_images,
                        new Object[] {check.images(), check.rows(), place}))
                .orElse(Messages.ColumnsPage_no_images));
        text.append('\n').append(NLS.bind(Messages.ColumnsPage_classes, check.classes().size(), classes(check)));
        if (RoleGuess.hasCorners(shown.orElseThrow().columns())) {
            text.append('\n').append(Messages.ColumnsPage_corners);
        }
        check.wrong().forEach(wrong -> text.append('\n').append(wrong));
        result.setText(text.toString());
        boolean doubtful = check.images() < check.rows() || !check.wrong().isEmpty();
        setMessage(doubtful ? Messages.ColumnsPage_doubtful : Messages.ColumnsPage_fine,
                doubtful ? IMessageProvider.WARNING : IMessageProvider.NONE);
        setPageComplete(true);
    }

    private static String classes(CsvCheck check) {
        int few = 8;
        String names = String.join(", ", check.classes().subList(0, Math.min(few, check.classes().size())));
        return check.classes().size() > few ? names + ", …" : names;
    }

    /** Returns the columns that the person chose, for each role that has one. */
    private Map<Role, String> columns() {
        Map<Role, String> columns = new EnumMap<>(Role.class);
        List<String> names = shown.map(CsvFile::columns).orElse(List.of());
        combos.forEach((role, combo) -> {
            if (combo.getSelectionIndex() > 0) {
                columns.put(role, names.get(combo.getSelectionIndex() - 1));
            }
        });
        return columns;
    }

    /** Returns what the person said as it is kept beside the CSV; roles that have no column are named as such. */
    ObjectNode mapping() {
        Map<Role, String> columns = columns();
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        RoleGuess.ROLES.forEach(role -> mapping.put(role.columnName(), columns.get(role)));
        return mapping;
    }

    /** Returns the folder of the images; nothing if they are looked for beside the file. */
    Optional<Path> imageFolder() {
        return folder.path();
    }
}
