// SPDX-License-Identifier: EPL-2.0
package org.imago.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/**
 * The pages of the help. Each is a piece of XHTML in the folder {@code pages} of this bundle, listed with its title in
 * {@code pages/book.txt} below the name of its part; written out, each gets a list of all.
 */
public final class HelpBook {

    /** File of the first page. */
    public static final String FIRST = "index.html";
    /** File of the list of keys, which is made when the book is written. */
    public static final String KEYS = "keys.html";

    private static final String PAGES = "/pages/";

    private final List<Page> pages;
    private final String style;

    /**
     * A page.
     *
     * @param file  name of its file
     * @param part  of the book
     * @param title as the list of pages has it
     * @param body  XHTML; empty for the list of keys
     */
    private record Page(String file, String part, String title, String body) {
    }

    private HelpBook(List<Page> pages, String style) {
        this.pages = pages;
        this.style = style;
    }

    /**
     * Reads the book that this bundle holds.
     *
     * @return the book
     * @throws IOException if the bundle cannot be read
     */
    public static HelpBook installed() throws IOException {
        List<Page> pages = new ArrayList<>();
        String part = "";
        for (String line : text("book.txt").lines().toList()) {
            String[] entry = line.split("\\|");
            if (entry.length == 1) {
                part = line;
            } else {
                pages.add(new Page(entry[0], part, entry[1], entry[0].equals(KEYS) ? "" : text(entry[0])));
            }
        }
        return new HelpBook(pages, text("style.css"));
    }

    private static String text(String name) throws IOException {
        Bundle bundle = Platform.getBundle("org.imago.help");
        try (InputStream in = FileLocator.openStream(bundle, IPath.fromPortableString(
                PAGES + name), false)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Writes the book, with the keys as they are set now. In the UI thread.
     *
     * @param folder where; made if it is not there
     * @throws IOException if it cannot be written
     */
    public void write(Path folder) throws IOException {
        write(folder, HelpKeys.current());
    }

    /**
     * Writes the book.
     *
     * @param folder where; made if it is not there
     * @param keys   what the list of keys says
     * @throws IOException if it cannot be written
     */
    void write(Path folder, List<HelpKeys.Category> keys) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("style.css"), style);
        for (Page page : pages) {
            String body = page.file().equals(KEYS) ? keys(page.title(), keys) : page.body();
            Files.writeString(folder.resolve(page.file()), html(page, body));
        }
    }

    private String html(Page page, String body) {
        StringBuilder list = new StringBuilder();
        String part = "";
        for (Page other : pages) {
            if (!other.part().equals(part)) {
                part = other.part();
                list.append("<li class=\"part\">").append(escaped(part)).append("</li>\n");
            }
            String mark = other == page ? " aria-current=\"page\"" : "";
            list.append("<li><a href=\"").append(other.file()).append('"').append(mark).append('>')
                    .append(escaped(other.title())).append("</a></li>\n");
        }
        return """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
                <head><meta charset="UTF-8"/><meta name="viewport" content="width=device-width"/>
                <title>%s - Imago</title><link rel="stylesheet" href="style.css"/></head>
                <body><nav><ul>
                %s</ul></nav>
                <main>
                %s</main></body>
                </html>
                """.formatted(escaped(page.title()), list, body);
    }

    private static String keys(String title, List<HelpKeys.Category> categories) {
        StringBuilder html = new StringBuilder("<h1>" + escaped(title) + "</h1>\n"
                + "<p>As they are set now. <i>Window ▸ Preferences ▸ Imago ▸ Keys</i> changes them.</p>\n");
        for (HelpKeys.Category category : categories) {
            html.append("<h2>").append(escaped(category.name())).append("</h2>\n<table>\n");
            for (HelpKeys.Key key : category.keys()) {
                html.append("<tr><td>").append(String.join(" ", key.sequences().stream()
                        .map(sequence -> "<kbd>" + escaped(sequence) + "</kbd>").toList()))
                        .append("</td><td><b>").append(escaped(key.command())).append("</b><br/>")
                        .append(escaped(key.description())).append("</td></tr>\n");
            }
            html.append("</table>\n");
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
