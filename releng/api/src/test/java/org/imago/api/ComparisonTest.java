// SPDX-License-Identifier: EPL-2.0
package org.imago.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a change of an API. */
class ComparisonTest {

    private static final String SHAPE = "package org.imago.shapes; public interface Shape { double area(); }";

    @TempDir
    private Path folder;
    private int jars;

    /** Compiles sources into a bundle that exports its package to everybody. */
    private Api api(String version, String... sources) throws Exception {
        Path here = Files.createDirectories(folder.resolve("jar" + jars++));
        Path classes = Files.createDirectories(here.resolve("classes"));
        for (String source : sources) {
            String name = source.replaceAll("(?s).*?(?:interface|class|enum|record) (\\w+).*", "$1");
            Path file = Files.writeString(here.resolve(name + ".java"), source);
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), "-cp",
                    classes.toString(), file.toString()));
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.imago.shapes");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Export-Package", "org.imago.shapes"
                + (version.isEmpty() ? "" : ";version=\"" + version + "\""));
        Path jar = here.resolve("shapes.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return Api.ofJar(jar);
    }

    private void assertAsks(String needed, Api now, Api before) throws Exception {
        List<String> problems = Comparison.problems(now, before);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains("asks for " + needed), problems::toString);
    }

    @Test
    void whatIsWrittenDownIsWhatIsReadAgain() throws Exception {
        Api api = api("1.2.3", SHAPE, "package org.imago.shapes; public record Circle(double r) implements Shape "
                + "{ public double area() { return r; } }");
        ApiText.write(api, folder.resolve("text"));
        assertEquals(List.of(), Comparison.problems(api, ApiText.read(folder.resolve("text"))));
        assertEquals(List.of(), Comparison.problems(ApiText.read(folder.resolve("text")), api));
    }

    @Test
    void whoeverLosesAMethodAsksForAMajorVersion() throws Exception {
        Api before = api("1.2.0", SHAPE);
        String empty = "package org.imago.shapes; public interface Shape { }";
        assertAsks("2.0.0", api("1.2.0", empty), before);
        assertAsks("2.0.0", api("1.3.0", empty), before);
        assertEquals(List.of(), Comparison.problems(api("2.0.0", empty), before));
        assertTrue(Comparison.problems(api("1.2.0", empty), before).getFirst().contains("removed: "));
    }

    @Test
    void anotherTypeOfAnArgumentBreaksCallers() throws Exception {
        String square = "package org.imago.shapes; public class Square { public void side(%s length) { } }";
        assertAsks("2.0.0", api("1.0.0", square.formatted("double")), api("1.0.0", square.formatted("int")));
    }

    @Test
    void aMethodThatPlugInsWouldHaveToAddBreaksThem() throws Exception {
        assertAsks("2.0.0", api("1.0.0", SHAPE.replace("}", "double edge(); }")), api("1.0.0", SHAPE));
    }

    @Test
    void aDefaultMethodIsAnAddition() throws Exception {
        Api before = api("1.0.0", SHAPE);
        String more = SHAPE.replace("}", "default double edge() { return 0; } }");
        assertAsks("1.1.0", api("1.0.0", more), before);
        assertEquals(List.of(), Comparison.problems(api("1.1.0", more), before));
    }

    @Test
    void whatNobodyCanUseMayChange() throws Exception {
        String square = "package org.imago.shapes; public class Square { private int side; %s }";
        assertEquals(List.of(), Comparison.problems(api("1.0.0", square.formatted("private void draw() { }")),
                api("1.0.0", square.formatted(""))));
    }

    @Test
    void packagesComeAndGoKnowingly() throws Exception {
        Api shapes = api("1.0.0", SHAPE);
        Api none = new Api(java.util.Map.of());
        assertTrue(Comparison.problems(shapes, none).getFirst().contains("not written down yet"));
        assertTrue(Comparison.problems(none, shapes).getFirst().contains("no longer exported"));
        assertTrue(Comparison.problems(api("", SHAPE), shapes).getFirst().contains("without a version"));
    }
}
