// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Schemas of the extension points and the pages about them leave nothing out, and say the same. */
class GuidePagesTest {

    private static final Path ROOT = Path.of(System.getProperty("imago.root")).toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("bundles/org.imago.help/pages");
    private static final List<String> OF_ALL = List.of("extension");

    static List<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"), 3)) {
            return files.filter(file -> file.toString().endsWith(".exsd")).sorted().toList();
        }
    }

    private static Document parsed(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }

    private static List<Element> elements(Path schema) throws Exception {
        return children(parsed(schema).getDocumentElement(), "element").stream()
                .filter(element -> element.hasAttribute("name")).toList();
    }

    @Test
    void thereAreSevenPoints() throws IOException {
        assertEquals(7, schemas().size());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyElementAndAttributeIsExplained(Path schema) throws Exception {
        for (Element element : elements(schema)) {
            List<Element> described = new ArrayList<>(children(element, "attribute"));
            described.add(element);
            for (Element one : described) {
                assertTrue(children(one, "documentation").stream().anyMatch(text -> !text.getTextContent().isBlank()),
                        schema.getFileName() + ": " + one.getAttribute("name"));
            }
            for (Element attribute : OF_ALL.contains(element.getAttribute("name")) ? List.<Element>of()
                    : children(element, "attribute")) {
                assertTrue(attribute.getTextContent().contains("xample"), schema.getFileName() + ": "
                        + attribute.getAttribute("name") + " has no example");
            }
        }
        String text = Files.readString(schema);
        assertTrue(text.contains("type=\"examples\""), schema + " has no example");
        assertTrue(text.contains("type=\"since\""), schema + " does not say since when");
        assertTrue(text.contains("type=\"apiinfo\""), schema + " does not name the API");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void eachHasAPageThatNamesEveryAttribute(Path schema) throws Exception {
        Element meta = children(parsed(schema).getDocumentElement(), "meta.schema").getFirst();
        String point = meta.getAttribute("plugin") + "." + meta.getAttribute("id");
        Path page = page(point);
        String text = Files.readString(page);
        for (Element element : elements(schema)) {
            if (!OF_ALL.contains(element.getAttribute("name"))) {
                assertTrue(text.contains("&lt;" + element.getAttribute("name") + " "), page + " lacks "
                        + element.getAttribute("name"));
                for (Element attribute : children(element, "attribute")) {
                    assertTrue(text.contains("<tr><td><code>" + attribute.getAttribute("name") + "</code></td><td>"),
                            page.getFileName() + " does not explain " + attribute.getAttribute("name"));
                }
            }
        }
    }

    private static Path page(String point) throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<Path> pages = files.filter(file -> file.getFileName().toString().startsWith("point-")).toList();
            for (Path page : pages) {
                if (Files.readString(page).contains("<p>The extension point <code>" + point + "</code> adds ")) {
                    return page;
                }
            }
        }
        throw new AssertionError("no page about " + point);
    }

    @Test
    void launchConfigurationsStartWhatIsThere() throws Exception {
        Set<String> known = new HashSet<>();
        for (String bundle : List.of("org.imago.cli", "org.imago.workbench")) {
            for (Element extension : children(parsed(ROOT.resolve("bundles").resolve(bundle).resolve("plugin.xml"))
                    .getDocumentElement(), "extension")) {
                if (extension.getAttribute("point").startsWith("org.eclipse.core.runtime.")) {
                    known.add(bundle + "." + extension.getAttribute("id"));
                }
            }
        }
        Pattern started = Pattern.compile("key=\"(?:product|application)\" value=\"([^\"]+)\"");
        String guide = Files.readString(PAGES.resolve("plugin-guide.html"));
        List<String> texts = new ArrayList<>(List.of(guide));
        try (Stream<Path> files = Files.list(ROOT.resolve("releng/eclipse"))) {
            // The build leaves things of its own beside them.
            for (Path file : files.filter(some -> some.toString().matches(".*\\.(launch|target)")).toList()) {
                parsed(file);
                if (file.toString().endsWith(".launch")) {
                    texts.add(Files.readString(file));
                }
            }
        }
        List<String> named = texts.stream().flatMap(text -> started.matcher(text).results())
                .map((MatchResult match) -> match.group(1)).toList();
        assertEquals(4, named.size());
        assertTrue(known.containsAll(named), named + " of " + known);
    }

    @Test
    void everyExitCodeIsExplainedToOperators() throws IOException {
        String help = Files.readString(PAGES.resolve("operators.html"));
        String readme = Files.readString(ROOT.resolve("README.md"));
        String source = Files.readString(ROOT.resolve("bundles/org.imago.cli/src/org/imago/cli/ExitCode.java"));
        List<String> codes = Pattern.compile("int [A-Z_]+ = (\\d+);").matcher(source).results()
                .map(match -> match.group(1)).toList();
        assertEquals(6, codes.size());
        for (String code : codes) {
            // All but 0 say what to do.
            String told = code.equals("0") ? "" : "\\S";
            assertTrue(Pattern.compile("<tr><td>" + code + "</td><td>\\S[^\\n]*</td><td>" + told).matcher(help).find(),
                    "operators.html lacks " + code);
            assertTrue(Pattern.compile("\\n\\| " + code + " \\| [^|\\n]+ \\| " + told).matcher(readme).find(),
                    "README.md lacks " + code);
        }
    }
}
