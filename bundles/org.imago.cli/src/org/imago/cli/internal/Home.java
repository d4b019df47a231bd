// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.cli.EnvironmentException;
import org.imago.dataset.ImagoHome;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.weights.Weights;
import org.imago.training.weights.WeightsException;
import org.imago.training.weights.WeightsStore;

/** The folder with weights and caches: {@code IMAGO_HOME}, else {@code .imago} in the user's home. */
public final class Home {

    private Home() {
    }

    /** Returns the folder; it may not exist yet. */
    public static Path folder() {
        return ImagoHome.folder();
    }

    /**
     * Returns the cache of decoded images.
     *
     * @return the cache
     * @throws EnvironmentException when its folder cannot be written
     */
    public static PixelCache pixels() throws EnvironmentException {
        return new PixelCache(writable(cache().resolve("pixels")), new ImageDecoder());
    }

    /** Returns the folder below which trainers cache features. */
    public static Path cache() {
        return folder().resolve("cache");
    }

    /** Better said before hours of work than after. */
    private static Path writable(Path folder) throws EnvironmentException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(folder, null);
        }
        return folder;
    }

    private static EnvironmentException unwritable(Path folder, IOException cause) {
        return new EnvironmentException("the folder " + folder + " cannot be written" + (cause == null ? ""
                : " (" + cause + ")") + "; set IMAGO_HOME to a folder that can, on a disk with room", cause);
    }

    /**
     * Finds pretrained weights by name.
     *
     * @param name name in the store
     * @return the weights, their digest checked
     * @throws WeightsException when there are none of that name; the message lists those there are
     */
    public static Weights backbone(String name) throws WeightsException {
        Optional<Weights> found = weights().find(name);
        if (found.isPresent()) {
            return found.get();
        }
        String known = weights().list().stream().map(Weights::name).collect(Collectors.joining(", "));
        throw new WeightsException("no weights named '" + name + "'; " + (known.isEmpty() ? "there are none yet"
                : "there are: " + known) + ". Add them with: imago weights add FILE|URL --name " + name);
    }

    /** Returns the store of pretrained weights, to look into. */
    public static WeightsStore weights() {
        return new WeightsStore(folder().resolve("weights"));
    }

    /**
     * Returns the store of pretrained weights, to add to.
     *
     * @return the store
     * @throws EnvironmentException when its folder cannot be written
     */
    public static WeightsStore writableWeights() throws EnvironmentException {
        return new WeightsStore(writable(folder().resolve("weights")));
    }
}
