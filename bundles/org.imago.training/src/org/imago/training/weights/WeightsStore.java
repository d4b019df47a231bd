// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.imago.image.ContentDigest;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvents;

/**
 * Pretrained backbones on this machine: for each a file {@code NAME.zip} and a descriptor {@code NAME.json} (input,
 * normalisation, feature layer, licence, source, digest). A file is checked before it is taken and its digest again
 * before it is handed out, so that nothing is loaded that was not looked at.
 */
public final class WeightsStore {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String SUFFIX = "-dl4j.zip";
    /** Below it a network that halves its input five times has nothing left; above it memory ends. */
    private static final int MINIMUM_INPUT_SIZE = 32;
    private static final int MAXIMUM_INPUT_SIZE = 2048;

    private final Path folder;

    /**
     * Creates a store.
     *
     * @param folder where the files are; created when something is added
     */
    public WeightsStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds weights from a file or, with a scheme of http or https, from the net, without reports.
     *
     * @param source  path or address of a DL4J ComputationGraph zip
     * @param options what is told about them
     * @return the stored weights
     * @throws WeightsException when the digest is another, the file is not what it says, or the name is taken
     */
    public Weights add(String source, AddOptions options) throws WeightsException {
        try {
            return add(source, options, RunEvents.none(), new Cancellation());
        } catch (CancelledException e) {
            throw new IllegalStateException("cancelled although nobody could", e);
        }
    }

    /**
     * Adds weights from a file or, with a scheme of http or https, from the net. A descriptor {@code FILE.json} beside
     * a file fills in what the options leave open. At most 2 GiB are taken, and at most five redirects followed.
     *
     * @param source       path or address of a DL4J ComputationGraph zip
     * @param options      what is told about them
     * @param events       told of the download's progress
     * @param cancellation stops a download
     * @return the stored weights
     * @throws WeightsException   when the digest is another, the file is not what it says, or the name is taken;
     *                            nothing is left in the store then
     * @throws CancelledException when cancelled; nothing is left in the store
     */
    public Weights add(String source, AddOptions options, RunEvents events, Cancellation cancellation)
            throws WeightsException, CancelledException {
        String name = freeName(source, options);
        requireDigest(options.sha256());
        // Not createTempFile, whose files only their owner may read.
        Path incoming = folder.resolve(".incoming-" + UUID.randomUUID() + ".zip");
        try {
            Files.createDirectories(folder);
            Descriptor told = fetch(source, incoming, events, cancellation);
            return keep(incoming, checked(name, source, incoming, options, told));
        } catch (IOException e) {
            throw new WeightsException(shown(source) + " cannot be taken into " + folder + " (" + e + "); check that "
                    + "there is room and that the folder can be written", e);
        } finally {
            delete(incoming);
        }
    }

    /** The descriptor comes last: without one, a file in the store is neither listed nor found. */
    private Weights keep(Path incoming, Weights weights) throws IOException {
        Files.move(incoming, weights.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try {
            Descriptor.write(descriptor(weights.name()), weights);
        } catch (IOException e) {
            delete(weights.file());
            throw e;
        }
        return weights;
    }

    private String freeName(String source, AddOptions options) throws WeightsException {
        String name = options.name().orElseGet(() -> defaultName(source));
        if (!NAME.matcher(name).matches()) {
            throw new WeightsException("'" + name + "' is no name for weights: expected letters, digits, '.', '_' and "
                    + "'-', beginning with a letter or digit. Give one with --name");
        }
        if (Files.exists(descriptor(name))) {
            throw new WeightsException("weights named '" + name + "' are there already; remove them first or give "
                    + "another name with --name");
        }
        return name;
    }

    /** The digest comes first: what is not the expected file is not looked into at all. */
    private Weights checked(String name, String source, Path incoming, AddOptions options, Descriptor told)
            throws WeightsException, IOException {
        String digest = ContentDigest.sha256(incoming);
        checkDigest(source, digest, options.sha256().or(told::sha256));
        String layer = options.featureLayer().isEmpty() ? told.featureLayer() : options.featureLayer();
        List<String> layers = WeightsFile.check(incoming, shown(source)).layers();
        if (!layer.isEmpty() && !layers.contains(layer)) {
            throw new WeightsException(shown(source) + " has no layer '" + layer + "' for features; it has "
                    + String.join(", ", layers));
        }
        int usual = told.inputSize() == 0 ? AddOptions.USUAL_INPUT_SIZE : told.inputSize();
        return new Weights(name, file(name),
                options.normalization().or(told::normalization).orElse(Normalization.IMAGENET),
                checkedInputSize(options.inputSize() == 0 ? usual : options.inputSize()), layer,
                licence(options, told), told.source().isEmpty() ? shown(source) : told.source(), digest);
    }

    private static int checkedInputSize(int pixels) throws WeightsException {
        if (pixels < MINIMUM_INPUT_SIZE || pixels > MAXIMUM_INPUT_SIZE) {
            throw new WeightsException("an input of " + pixels + " pixels is not possible; expected "
                    + MINIMUM_INPUT_SIZE + " to " + MAXIMUM_INPUT_SIZE);
        }
        return pixels;
    }

    private static String licence(AddOptions options, Descriptor told) {
        boolean open = options.licence().isEmpty() || options.licence().equals(AddOptions.UNKNOWN);
        String licence = open ? told.licence() : options.licence();
        return licence.isEmpty() ? AddOptions.UNKNOWN : licence;
    }

    /**
     * Returns what is in the store.
     *
     * @return weights by name
     * @throws WeightsException when a descriptor cannot be read
     */
    public List<Weights> list() throws WeightsException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Weights> weights = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                weights.add(readDescriptor(file));
            }
            return weights;
        } catch (IOException e) {
            throw new WeightsException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * Finds weights by name and checks that the file is still the one that was added.
     *
     * @param name name in the store
     * @return the weights, or empty when there are none of that name
     * @throws WeightsException when the file has changed or is missing
     */
    public Optional<Weights> find(String name) throws WeightsException {
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(descriptor(name))) {
            return Optional.empty();
        }
        Weights weights = readDescriptor(descriptor(name));
        try {
            String digest = ContentDigest.sha256(weights.file());
            if (!digest.equals(weights.sha256())) {
                throw new WeightsException(weights.file() + " is not the file that was added (digest " + digest
                        + ", expected " + weights.sha256() + "); remove the weights and add them again");
            }
        } catch (IOException e) {
            throw new WeightsException(weights.file() + " cannot be read: " + e.getMessage()
                    + "; remove the weights and add them again", e);
        }
        return Optional.of(weights);
    }

    /**
     * Removes weights.
     *
     * @param name name in the store
     * @throws WeightsException when there are none of that name or they cannot be deleted
     */
    public void remove(String name) throws WeightsException {
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(descriptor(name))) {
            throw new WeightsException("no weights named '" + name + "' in " + folder + "; see which there are with: "
                    + "imago weights list");
        }
        try {
            Files.delete(descriptor(name));
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new WeightsException("the weights '" + name + "' cannot be removed: " + e.getMessage(), e);
        }
    }

    private static String defaultName(String source) {
        String path = shown(source);
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length())
                : last.replaceFirst("\\.zip$", "");
    }

    private static boolean isAddress(String source) {
        String start = source.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    /** An address without what may be secret in it: user, query and fragment are neither stored nor shown. */
    private static String shown(String source) {
        return isAddress(source) ? source.replaceFirst("[?#].*$", "").replaceFirst("//[^/@]*@", "//") : source;
    }

    private static void requireDigest(Optional<String> sha256) throws WeightsException {
        if (sha256.isPresent() && !DIGEST.matcher(sha256.get().trim()).matches()) {
            throw new WeightsException("'" + sha256.get() + "' is no SHA-256 digest: expected 64 hexadecimal digits, "
                    + "as sha256sum prints them");
        }
    }

    private static void checkDigest(String source, String digest, Optional<String> expected) throws WeightsException {
        if (expected.isPresent() && !digest.equals(expected.get().trim().toLowerCase(Locale.ROOT))) {
            throw new WeightsException(shown(source) + " has the digest " + digest + ", expected " + expected.get()
                    + "; it is not the file that was meant, or it was changed or cut short on the way, and is not "
                    + "taken");
        }
    }

    /** Puts the file at {@code target}; returns what a descriptor beside it says. */
    private static Descriptor fetch(String source, Path target, RunEvents events, Cancellation cancellation)
            throws WeightsException, CancelledException, IOException {
        if (isAddress(source)) {
            new Download(source, shown(source), events, cancellation).to(target);
            return Descriptor.EMPTY;
        }
        Path file = localFile(source);
        if (Files.size(file) > Download.MAXIMUM_BYTES) {
            throw new WeightsException(source + " is larger than " + Download.MAXIMUM_BYTES + " bytes; it is not "
                    + "taken");
        }
        Files.copy(file, target);
        return Descriptor.beside(file);
    }

    private static Path localFile(String source) throws WeightsException {
        try {
            Path file = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new WeightsException(source + " is no file and no http address: " + e.getMessage(), e);
        }
        throw new WeightsException(source + " is no file and no http address; check the path");
    }

    private Weights readDescriptor(Path file) throws WeightsException {
        Descriptor read = Descriptor.read(file);
        if (!NAME.matcher(read.name()).matches() || !file.equals(descriptor(read.name()))) {
            throw new WeightsException(file + " describes weights of another name: '" + read.name() + "'; delete it");
        }
        return new Weights(read.name(), file(read.name()), read.normalization().orElse(Normalization.IMAGENET),
                read.inputSize() == 0 ? AddOptions.USUAL_INPUT_SIZE : read.inputSize(), read.featureLayer(),
                read.licence(), read.source(), read.sha256().orElse(""));
    }

    private Path file(String name) {
        return folder.resolve(name + ".zip");
    }

    private Path descriptor(String name) {
        return folder.resolve(name + ".json");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A hidden left-over in the store is never listed nor loaded.
            return;
        }
    }
}
