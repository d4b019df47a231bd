// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.imago.help.internal.HelpBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The help is whole, and speaks of menus and keys that there are. */
class HelpTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)");
    private static final Pattern MENU = Pattern.compile("<i>([^<▸]+(?:▸[^<▸]+)+)</i>");
    private static final Pattern KEY = Pattern.compile("<kbd>([^<]+)</kbd>");

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @BeforeEach
    void write() throws IOException {
        HelpBook.installed().write(folder);
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
    }

    private static List<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page)).results().map((MatchResult match) -> match.group(1)
                .replaceAll("\\s+", " ").strip()).toList();
    }

    @Test
    void pagesAreWellFormedAndTheirLinksLeadSomewhere() throws IOException, ParserConfigurationException, SAXException {
        assertTrue(pages().size() >= 8, "pages: " + pages());
        for (Path page : pages()) {
            String text = Files.readString(page).replace("<!DOCTYPE html>", "");
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
            for (String link : found(LINK, page)) {
                assertTrue(Files.exists(folder.resolve(link)), page + " links to " + link);
            }
        }
    }

    @Test
    void menusThatPagesNameAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int checked = 0;
        for (Path page : pages()) {
            for (String path : found(MENU, page)) {
                checked++;
                List<String> names = Arrays.stream(path.split("▸")).map(String::strip).toList();
                // Behind the preferences' own item come pages of a dialog.
                List<String> inMenu = names.contains("Preferences") ? names.subList(0, 2) : names;
                if (item(desk.window().getMenuBar(), inMenu).isEmpty()) {
                    missing.add(page.getFileName() + ": " + path);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(checked > 10, checked + " menus");
    }

    private static Optional<MenuItem> item(Menu menu, List<String> path) {
        menu.notifyListeners(SWT.Show, new Event());
        for (MenuItem item : menu.getItems()) {
            if (label(item).equals(path.getFirst())) {
                return path.size() == 1 ? Optional.of(item)
                        : Optional.ofNullable(item.getMenu()).flatMap(sub -> item(sub, path.subList(1, path.size())));
            }
        }
        return Optional.empty();
    }

    private static String label(MenuItem item) {
        return item.getText().replaceAll("\t.*", "").replace("&", "").replaceFirst("(…|\\.\\.\\.)$", "").strip();
    }

    @Test
    void theListOfKeysKnowsEveryKeyThatPagesName() throws IOException {
        List<String> listed = found(KEY, folder.resolve("keys.html"));
        assertFalse(listed.isEmpty());
        // Held down with others, or understood by the image and the table without a command.
        List<String> others = List.of("Ctrl", "Shift", "Alt", "Esc", "Space", "Ctrl+A");
        for (Path page : pages()) {
            for (String key : found(KEY, page)) {
                assertTrue(others.contains(key) || listed.contains(spelled(key)), page.getFileName() + ": " + key
                        + " is not among " + listed);
            }
        }
    }

    /** As the menus spell it. */
    private static String spelled(String key) {
        return switch (key) {
            case "Del" -> "Delete";
            default -> key;
        };
    }
}
