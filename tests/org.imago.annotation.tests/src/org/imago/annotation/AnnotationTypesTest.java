// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.imago.contributions.Declaration;
import org.imago.contributions.Incidents;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types from plug-ins are added to the built-in ones; a broken one is named and harms nobody. */
class AnnotationTypesTest {

    private static final List<String> BUILT_IN = List.of("class", "exclude", "box", "reviewed", "choice", "binary",
            "text", "display");

    private final List<String> problems = new ArrayList<>();
    private Runnable endOfListening;

    @BeforeEach
    void listen() {
        int before = Incidents.all().size();
        endOfListening = Incidents.listen(incident -> problems.add(incident.words()));
        problems.subList(0, before).clear();
    }

    @AfterEach
    void listenNoMore() {
        endOfListening.run();
    }

    /** A type that cannot be created. */
    public static final class Unwilling {

        /** Fails. */
        public Unwilling() {
            throw new IllegalStateException("no licence");
        }
    }

    @Test
    void theBuiltInTypesNeedNoPlugIn() {
        AnnotationTypes types = AnnotationTypes.installed();
        assertEquals(BUILT_IN, types.all().stream().<String>map(AnnotationType::id).limit(BUILT_IN.size()).toList());
        assertInstanceOf(BoxType.class, types.find(AnnotationTypes.BOX).orElseThrow());
        assertEquals(Optional.empty(), types.find("mask"));
        types.all().forEach(type -> assertTrue(!type.name().isBlank()));
    }

    private static Declaration declared(String plugin, String id, Callable<?> factory) {
        return new Declaration(plugin, id, "A type", AnnotationTypes.API, factory);
    }

    @Test
    void whatCannotBeUsedIsNamedAndLeftOut() {
        AnnotationTypes types = AnnotationTypes.of(List.of(
                declared("org.first", "org.example.point", PointType::new),
                declared("org.second", "org.example.point", PointType::new),
                declared("org.third", "box", PointType::new), declared("org.fourth", " ", PointType::new)));
        assertEquals(BUILT_IN, types.all().stream().<String>map(AnnotationType::id).limit(BUILT_IN.size()).toList());
        assertEquals(List.of("org.example.point"),
                types.contributed().stream().<String>map(AnnotationType::id).toList());
        assertInstanceOf(BoxType.class, types.find("box").orElseThrow());
        assertEquals(3, problems.size(), problems.toString());
        assertProblem(0, "'org.example.point' of the plug-in org.second", "another annotation type has that identifier");
        assertProblem(1, "'box' of the plug-in org.third", "another annotation type has that identifier");
        assertProblem(2, "org.fourth", "it has no identifier");
    }

    /** Shows nothing, changes nothing, and lets nothing be lost that a person gives. */
    @Test
    void aTypeThatMisbehavesLeavesTheDataSetAlone(@TempDir Path folder) throws Exception {
        Path csv = Files.writeString(folder.resolve("data.csv"), "class,filename,point_x,point_y\na,a.png,1,2\n");
        Dataset dataset = Dataset.open(csv);
        AnnotationTypes types = AnnotationTypes.of(List.of(declared("org.example", "org.example.bad", BadType::new)));
        @SuppressWarnings("unchecked")
        AnnotationType<Object> type = (AnnotationType<Object>) types.find("org.example.bad").orElseThrow();
        Sample sample = dataset.samples().getFirst();
        assertEquals(List.of(), type.columns(dataset));
        assertEquals(Optional.empty(), type.bound(Binding.of("org.example.bad")).read(sample, 10, 10));
        assertEquals(List.of(), type.problems(sample, Optional.empty()));
        DatasetException refused = assertThrows(DatasetException.class,
                () -> type.write(sample, Optional.of("x"), 10, 10));
        assertTrue(refused.getMessage().contains("org.example") && refused.getMessage().contains("nothing was changed"),
                refused.getMessage());
        assertEquals("1", sample.value("point_x").orElseThrow());
        assertEquals(1, problems.size(), problems.toString());
        assertProblem(0, "'org.example.bad' of the plug-in org.example is switched off: columns threw", "bad manners");
    }

    /** Throws whatever it is asked. */
    static final class BadType implements AnnotationType<Object> {

        @Override
        public String id() {
            return "org.example.bad";
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
        public Optional<Object> read(Sample sample, int imageWidth, int imageHeight) {
            throw new StackOverflowError("bad manners");
        }

        @Override
        public void write(Sample sample, Optional<Object> value, int imageWidth, int imageHeight) {
            throw new IllegalStateException("bad manners");
        }

        @Override
        public Presentation present(Object value) {
            return null;
        }
    }

    @Test
    void theBundleHasTheExtensionPoint() {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        assumeTrue(registry != null, "needs OSGi");
        assertNotNull(registry.getExtensionPoint("org.imago.annotation.types"));
    }

    @Test
    void extensionsAreRead() {
        Object token = new Object();
        IExtensionRegistry registry = RegistryFactory.createRegistry(new ClassesOfThisTest(), token, token);
        contribute(registry, token, "org.imago.annotation", "<extension-point id='types' name='Annotation types'/>");
        contribute(registry, token, "org.example", "<extension point='org.imago.annotation.types'>"
                + type("org.example.point", PointType.class.getName())
                + type("org.example.broken", Unwilling.class.getName()) + type("org.example.missing", "org.example.Missing")
                + "<type id='org.example.old' name='Old' class='x'/></extension>");
        AnnotationTypes types = AnnotationTypes.of(registry);
        assertEquals(List.of("org.example.point", "org.example.broken", "org.example.missing"),
                types.contributed().stream().<String>map(AnnotationType::id).toList());
        assertEquals("Point", types.find("org.example.point").orElseThrow().name());
        types.contributed().forEach(type -> type.present(null));
        registry.stop(token);
        assertEquals(4, problems.size(), problems.toString());
        assertProblem(0, "'org.example.old' of the plug-in org.example", "does not say for which version of the API");
        assertProblem(2, "org.example.broken", "it cannot be created");
        assertProblem(3, "org.example.missing", "it cannot be created");
    }

    private static String type(String id, String type) {
        return "<type id='" + id + "' name='Point' api='1.0' class='" + type + "'/>";
    }

    /** Under OSGi the registry's own bundle would not see the classes of this test. */
    private static final class ClassesOfThisTest extends RegistryStrategy {

        ClassesOfThisTest() {
            super(null, null);
        }

        @Override
        public Object createExecutableExtension(RegistryContributor contributor, String className,
                String overriddenContributor) throws CoreException {
            try {
                return Class.forName(className).getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new CoreException(new Status(IStatus.ERROR, contributor.getName(), className, e));
            }
        }
    }

    private void assertProblem(int index, String... words) {
        for (String word : words) {
            assertTrue(problems.get(index).contains(word), problems.get(index));
        }
    }

    private static void contribute(IExtensionRegistry registry, Object token, String plugin, String content) {
        String xml = "<?xml version='1.0'?><?eclipse version='3.4'?><plugin>" + content + "</plugin>";
        assertTrue(registry.addContribution(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                ContributorFactorySimple.createContributor(plugin), false, plugin, null, token));
    }
}
