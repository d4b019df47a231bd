// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/** Makes data sets of what is there: a folder of images, or a table whose columns have other names. */
public final class NewDatasets {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp");
    private static final List<Role> COLUMNS = List.of(Role.CLASS, Role.FILENAME, Role.EXCLUDE, Role.X, Role.Y, Role.W,
            Role.H);

    private NewDatasets() {
    }

    /**
     * Writes a CSV with a row for each image below a folder: files that end in jpg, jpeg, png, gif, bmp, tif, tiff or
     * webp, in any case. Hidden files and folders are left out, links to folders not followed.
     *
     * @param folder             the folder
     * @param csv                the CSV, which must not exist yet
     * @param classFromSubfolder whether the class of an image is the name of the folder below {@code folder} in which
     *                           it lies; it has none if it lies in {@code folder} itself
     * @return how many images there are; they are named relative to {@code folder}, with slashes, and sorted by name
     * @throws DatasetException if the CSV exists or cannot be written, the folder cannot be read or holds no image, or
     *                          an image's name cannot be written in a CSV
     */
    public static int fromFolder(Path folder, Path csv, boolean classFromSubfolder) throws DatasetException {
        List<String> names = images(folder);
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            int slash = name.indexOf('/');
            String label = classFromSubfolder && slash >= 0 ? name.substring(0, slash) : "";
            rows.add(List.of(label, name, "", "", "", "", ""));
        }
        writeNew(csv, rows);
        return names.size();
    }

    private static List<String> images(Path folder) throws DatasetException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(folder, 0, "", "is no folder; expected the folder that holds the images");
        }
        List<String> names = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {

                @Override
                @NonNullByDefault({})
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes)
                        throws IOException {
                    return entered.equals(folder) || !isHidden(entered) ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                @NonNullByDefault({})
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isImage(file) && !isHidden(file) && Files.isRegularFile(file)) {
                        names.add(nameIn(folder, file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new DatasetException(folder, 0, "", "cannot be read as a whole (" + e + "); expected folders that may"
                    + " be read; take out what may not be read", e);
        }
        if (names.isEmpty()) {
            throw new DatasetException(folder, 0, "", "holds no image; expected files that end in "
                    + String.join(", ", EXTENSIONS.stream().sorted().toList()));
        }
        names.sort(null);
        return names;
    }

    private static boolean isHidden(Path file) throws IOException {
        return file.getFileName().toString().startsWith(".") || Files.isHidden(file);
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static String nameIn(Path folder, Path file) {
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    private static void writeNew(Path csv, List<List<String>> rows) throws DatasetException {
        try {
            CsvTable.writeNew(csv, COLUMNS.stream().map(Role::columnName).toList(), rows);
        } catch (FileAlreadyExistsException e) {
            throw new DatasetException(csv, 0, "", "exists already and is not overwritten; choose another name", e);
        } catch (IOException e) {
            throw new DatasetException(csv, 0, "", "cannot be written (" + e + "); expected a new file in an existing"
                    + " folder that is open to changes", e);
        } catch (IllegalArgumentException e) {
            throw new DatasetException(csv, 0, Role.FILENAME.columnName(), "cannot hold the name of an image ("
                    + e.getMessage() + "); rename the image", e);
        }
    }

    /**
     * Makes a table a data set: checks that it can be one with columns as mapped, and writes the mapping beside it. The
     * table itself stays as it is; whatever else is said beside it stays too.
     *
     * @param source  the table, a CSV
     * @param mapping name of the column by role; a blank name says that no column plays the role; roles that are left
     *                out are found by name
     * @throws DatasetException if the table cannot be read, there is no such column, a column plays two roles, the
     *                          class or the file name is left without one, or the mapping cannot be written; nothing is
     *                          written then
     */
    public static void fromCsv(Path source, Map<Role, String> mapping) throws DatasetException {
        Dataset.map(source, ColumnMapping.toJson(mapping));
    }
}
