// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes of a built product what is handed out. {@code Packaging PRODUCT NAME VERSION PLATFORM TIME REPOSITORY OUT}: the
 * folder of the product, its name and version, its platform such as {@code linux-x86_64}, the time of all that is in
 * the archive (seconds since 1970), the local Maven repository, and the folder for the results.
 */
public final class Packaging {

    private Packaging() {
    }

    /**
     * Packs.
     *
     * @param arguments see above
     * @throws IOException if something cannot be read or written, or nobody knows what it is
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 7) {
            throw new IllegalArgumentException("usage: Packaging PRODUCT NAME VERSION PLATFORM TIME REPOSITORY OUT");
        }
        Path built = Path.of(arguments[0]);
        String name = arguments[1];
        String version = arguments[2];
        String platform = arguments[3];
        Instant time = Instant.ofEpochSecond(Long.parseLong(arguments[4]));
        Path out = Files.createDirectories(Path.of(arguments[6]));
        Path product = out.resolve("." + name + "-" + platform);
        delete(product);
        copy(built, product);
        new Normaliser(product, time).run();
        List<Component> components = Inventory.of(product, new Poms(Path.of(arguments[5])));
        Files.writeString(product.resolve("THIRD-PARTY.txt"), Lists.thirdParties(name, components));
        String stem = name + "-" + version + "-" + platform;
        Path list = Files.writeString(out.resolve(stem + ".cdx.json"),
                Lists.cycloneDx(name, version, product, components, time));
        boolean windows = platform.startsWith("windows");
        Path archive = out.resolve(stem + (windows ? ".zip" : ".tar.gz"));
        Archive packed = new Archive(product, name, time);
        if (windows) {
            packed.zip(archive);
        } else {
            packed.tarGz(archive);
        }
        delete(product);
        for (Path file : List.of(archive, list)) {
            Files.writeString(file.resolveSibling(file.getFileName() + ".sha256"), Lists.sha256(file) + "  "
                    + file.getFileName() + "\n");
        }
        System.out.println(archive + ": " + Files.size(archive) / 1_000_000 + " MB, " + components.size()
                + " components, of which " + components.stream().filter(one -> one.licences().isEmpty()).count()
                + " tell no licence");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
