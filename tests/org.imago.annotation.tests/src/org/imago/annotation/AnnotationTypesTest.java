// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.imago.annotation.AnnotationTypes.Contribution;
import org.junit.jupiter.api.Test;

/** Types from plug-ins are added to the built-in ones; a broken one is named and harms nobody. */
class AnnotationTypesTest {

    private static final List<String> BUILT_IN = List.of("class", "exclude", "box", "reviewed", "choice", "binary",
            "text", "display");

    private final List<String> problems = new ArrayList<>();

    /** A type that cannot be created. */
    public static final class Unwilling {

        /** Fails. */
        public Unwilling() {
            throw new IllegalStateException("no licence");
        }
    }

    @Test
    void theBuiltInTypesNeedNoPlugIn() {
        AnnotationTypes types = AnnotationTypes.installed(problems::add);
        assertEquals(BUILT_IN, types.all().stream().<String>map(AnnotationType::id).limit(BUILT_IN.size()).toList());
        assertInstanceOf(BoxType.class, types.find(AnnotationTypes.BOX).orElseThrow());
        assertEquals(Optional.empty(), types.find("mask"));
        assertEquals(List.of(), problems);
        types.all().forEach(type -> assertTrue(!type.name().isBlank()));
    }

    @Test
    void whatCannotBeUsedIsNamedAndLeftOut() {
        AnnotationTypes types = AnnotationTypes.of(List.of(
                new Contribution("org.first", "org.example.point", PointType::new),
                new Contribution("org.second", "org.example.point", PointType::new),
                new Contribution("org.third", "box", PointType::new),
                new Contribution("org.fourth", " ", PointType::new),
                new Contribution("org.fifth", "other", PointType::new),
                new Contribution("org.sixth", "note", () -> "no type"),
                new Contribution("org.seventh", "broken", () -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                }),
                new Contribution("org.eighth", "late", () -> null)), problems::add);
        assertEquals(BUILT_IN, types.all().stream().<String>map(AnnotationType::id).limit(BUILT_IN.size()).toList());
        assertEquals(List.of("org.example.point"),
                types.contributed().stream().<String>map(AnnotationType::id).toList());
        assertInstanceOf(BoxType.class, types.find("box").orElseThrow());
        assertEquals(7, problems.size(), problems.toString());
        assertProblem(0, "'org.example.point' of the plug-in org.second", "another type has that identifier");
        assertProblem(1, "'box' of the plug-in org.third", "another type has that identifier");
        assertProblem(2, "org.fourth", "it has no identifier");
        assertProblem(3, "org.fifth", "it calls itself 'org.example.point'");
        assertProblem(4, "org.sixth", "does not implement org.imago.annotation.AnnotationType");
        assertProblem(5, "org.seventh", "org/example/Missing");
        assertProblem(6, "org.eighth", "does not implement");
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
                + "<type id='org.example.point' class='" + PointType.class.getName() + "'/>"
                + "<type id='org.example.broken' class='" + Unwilling.class.getName() + "'/>"
                + "<type id='org.example.missing' class='org.example.Missing'/>"
                + "<type class='" + PointType.class.getName() + "'/></extension>");
        AnnotationTypes types = AnnotationTypes.of(registry, problems::add);
        registry.stop(token);
        assertInstanceOf(PointType.class, types.find("org.example.point").orElseThrow());
        assertEquals(1, types.contributed().size());
        assertEquals(3, problems.size(), problems.toString());
        assertTrue(problems.stream().allMatch(text -> text.contains("of the plug-in org.example is left out: ")));
        assertProblem(2, "''", "it has no identifier");
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
