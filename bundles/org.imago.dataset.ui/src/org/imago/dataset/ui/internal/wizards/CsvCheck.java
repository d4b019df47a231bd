// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.imago.dataset.Role;

/**
 * What a CSV would be as a data set, if its columns meant what a person says.
 *
 * @param images  rows whose image was found
 * @param rows    all rows
 * @param folder  where the images lie; nothing if none was found
 * @param classes names of classes, sorted
 * @param wrong   what is wrong in cells, in words; may be empty
 */
record CsvCheck(int images, int rows, Optional<Path> folder, List<String> classes, List<String> wrong) {

    private static final int CHECKED_EVERY = 500;
    private static final int LOOKED_UP = 200;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Set<String> YES_OR_NO = Set.of("", "0", "1", "true", "false", "yes", "no", "0.0", "1.0");

    /**
     * Checks all rows.
     *
     * @param csv      the file
     * @param columns  the columns of roles, those of the class and the file name at least
     * @param explicit the folder that the person named
     * @param monitor  asked now and then whether to stop
     * @return what was found
     */
    static CsvCheck of(CsvFile csv, Map<Role, String> columns, Optional<Path> explicit, IProgressMonitor monitor) {
        Cells cells = new Cells(csv, columns, monitor);
        Optional<Path> folder = explicit.or(() -> beside(cells));
        List<String> wrong = new ArrayList<>();
        int images = folder.map(place -> cells.count(Role.FILENAME, name -> exists(place, name))).orElse(0);
        for (Role role : RoleGuess.BOX) {
            cells.complain(role, CsvCheck::isNumber, Messages.CsvCheck_no_number).ifPresent(wrong::add);
        }
        for (Role role : List.of(Role.EXCLUDE, Role.REVIEWED)) {
            cells.complain(role, CsvCheck::isYesOrNo, Messages.CsvCheck_not_yes_or_no).ifPresent(wrong::add);
        }
        return new CsvCheck(images, csv.rows(), folder, cells.distinct(Role.CLASS), wrong);
    }

    private static Optional<Path> beside(Cells cells) {
        Path beside = cells.csv.file().toAbsolutePath().getParent();
        return List.of(beside, beside.resolve("images")).stream().filter(cells::anyImageIn).findFirst();
    }

    private static boolean isNumber(String cell) {
        return cell.isBlank() || NUMBER.matcher(cell.strip()).matches();
    }

    private static boolean isYesOrNo(String cell) {
        return YES_OR_NO.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean exists(Path folder, String name) {
        try {
            Path file = folder.resolve(name.replace('\\', '/')).normalize();
            return !name.isBlank() && file.startsWith(folder.normalize()) && Files.isRegularFile(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The cells of the columns that play roles. */
    private record Cells(CsvFile csv, Map<Role, String> columns, IProgressMonitor monitor) {

        private interface Visitor {
            /** Returns whether to go on. */
            boolean visit(int row, String cell);
        }

        private void visit(Role role, int step, Visitor visitor) {
            int column = columns.containsKey(role) ? csv.columns().indexOf(columns.get(role)) : -1;
            boolean further = column >= 0;
            for (int row = 0; further && row < csv.rows(); row += step) {
                if (row / step % CHECKED_EVERY == 0 && monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
                further = visitor.visit(row, csv.cell(row, column));
            }
        }

        /** Looks for a few images, evenly from all rows, for a folder may lie on a slow network. */
        boolean anyImageIn(Path folder) {
            boolean[] found = {false};
            visit(Role.FILENAME, Math.max(1, csv.rows() / LOOKED_UP), (row, name) -> {
                found[0] = exists(folder, name);
                return !found[0];
            });
            return found[0];
        }

        int count(Role role, Predicate<String> wanted) {
            int[] count = {0};
            visit(role, 1, (row, cell) -> {
                count[0] += wanted.test(cell) ? 1 : 0;
                return true;
            });
            return count[0];
        }

        List<String> distinct(Role role) {
            Set<String> names = new TreeSet<>();
            visit(role, 1, (row, cell) -> names.add(cell.strip()) || true);
            names.remove("");
            return List.copyOf(names);
        }

        /** Says how many cells are wrong, and which is the first. */
        Optional<String> complain(Role role, Predicate<String> right, String text) {
            int[] wrong = {0};
            String[] first = {""};
            int[] line = {0};
            visit(role, 1, (row, cell) -> {
                if (!right.test(cell) && wrong[0]++ == 0) {
                    first[0] = cell.strip();
                    line[0] = csv.line(row);
                }
                return true;
            });
            return wrong[0] == 0 ? Optional.empty()
                    : Optional.of(NLS.bind(text, new Object[] {columns.get(role), wrong[0], first[0], line[0]}));
        }
    }
}
