// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed out depends on nothing but what was built, and says what is in it. */
class PackagingTest {

    private static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void repository() throws IOException {
        repository = folder.resolve("repository");
        Path parent = Files.createDirectories(repository.resolve("org/example/parent/1"));
        Files.writeString(parent.resolve("parent-1.pom"), "<project><modelVersion>4.0.0</modelVersion><licenses><license>"
                + "<name>Apache License, Version 2.0</name></license></licenses></project>");
        Path lib = Files.createDirectories(repository.resolve("org/example/lib/2.0"));
        Files.writeString(lib.resolve("lib-2.0.pom"), "<project><modelVersion>4.0.0</modelVersion><parent><groupId>"
                + "org.example</groupId><artifactId>parent</artifactId><version>1</version></parent></project>");
        Files.writeString(lib.resolve("lib-2.0-natives.jar"), "jar");
        Path unpacked = Files.createDirectories(repository.resolve(".cache/tycho/thing.jar/lib"));
        Files.writeString(unpacked.resolve("other-1.jar"), "jar");
    }

    private Path product(String name, long time, String first, String second) throws IOException {
        Path product = folder.resolve(name);
        Path registry = product.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry/A.profile");
        Files.createDirectories(registry);
        for (long state : new long[] {time - 5, time}) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(registry.resolve(state
                    + ".profile.gz")))) {
                out.write(("<profile id='A' timestamp='" + state + "'>\n<unit id='org.example.bundle' version='2.0'>\n"
                        + "<properties>\n<property name='maven-groupId' value='org.example'/>\n"
                        + "<property name='maven-artifactId' value='lib'/>\n<property name='maven-version' value='2.0'/>\n"
                        + "</properties>\n<provides>\n<provided name='" + first + "'/>\n<provided name='" + second
                        + "'/>\n</provides>\n</unit>\n</profile>\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Path settings = Files.createDirectories(product.resolve("p2/org.eclipse.equinox.p2.engine/.settings"));
        Files.writeString(settings.resolve("x.prefs"), product.toString());
        Files.createDirectories(product.resolve("configuration"));
        Files.writeString(product.resolve("configuration/config.ini"), "#" + time + "\na=b\n");
        Files.writeString(product.resolve("artifacts.xml"), "<property name='p2.timestamp' value='" + time + "'/>");
        Path lib = Files.createDirectories(product.resolve("plugins/org.imago.runtime_1.0.0/lib"));
        Files.writeString(lib.resolve("lib-2.0-natives.jar"), "jar");
        Path script = Files.writeString(product.resolve("imago"), "#!/bin/sh");
        script.toFile().setExecutable(true);
        Files.setLastModifiedTime(script, FileTime.fromMillis(time));
        return product;
    }

    @Test
    void twoBuildsOfTheSameGiveTheSameBytes() throws IOException {
        for (String end : List.of("tar.gz", "zip")) {
            Path one = pack(product("one" + end, 1_700_000_000_000L, "a", "b"), "one." + end);
            Path two = pack(product("two" + end, 1_800_000_000_000L, "b", "a"), "two." + end);
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two), end);
        }
    }

    private Path pack(Path product, String name) throws IOException {
        new Normaliser(product, TIME).run();
        Path archive = folder.resolve(name);
        Archive packed = new Archive(product, "imago", TIME);
        if (name.endsWith("zip")) {
            packed.zip(archive);
        } else {
            packed.tarGz(archive);
        }
        return archive;
    }

    @Test
    void nothingTellsWhereItWasBuilt() throws IOException {
        Path product = product("built", 1_700_000_000_000L, "a", "b");
        new Normaliser(product, TIME).run();
        assertFalse(Files.exists(product.resolve("p2/org.eclipse.equinox.p2.engine/.settings")));
        assertEquals(1, Profile.states(product).size());
        assertEquals("a=b\n", Files.readString(product.resolve("configuration/config.ini")));
    }

    @Test
    void whatIsInItIsListedWithItsLicences() throws IOException {
        Path product = product("listed", 1_700_000_000_000L, "a", "b");
        Files.writeString(product.resolve("plugins/org.example.bundle_2.0.jar"), "no jar, but its artifact is known");
        List<Component> components = Inventory.of(product, new Poms(repository));
        assertEquals(List.of("pkg:maven/org.example/lib@2.0", "pkg:maven/org.example/lib@2.0?classifier=natives&type=jar",
                "pkg:maven/org.imago/org.imago.runtime@1.0.0"), components.stream().map(Component::purl).toList());
        String text = Lists.thirdParties("imago", components);
        assertTrue(text.contains("org.example:lib 2.0 natives\n    Apache License, Version 2.0"), text);
        assertFalse(text.contains("org.imago.runtime"), text);
        String json = Lists.cycloneDx("imago", "1", product, components, TIME);
        assertTrue(json.contains("\"Apache-2.0\"") && json.contains("2026-11-25T10:00:00Z"), json);
        assertEquals(json, Lists.cycloneDx("imago", "1", product, components, TIME));
    }

    @Test
    void whatNobodyKnowsIsNotHandedOut() throws IOException {
        Path product = product("unknown", 1_700_000_000_000L, "a", "b");
        Files.writeString(product.resolve("plugins/org.stranger_1.0.jar"), "");
        Poms poms = new Poms(repository);
        assertTrue(assertThrows(IOException.class, () -> Inventory.of(product, poms)).getMessage()
                .contains("org.stranger_1.0"));
    }
}
