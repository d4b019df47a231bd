// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.imago.image.ContentDigest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Pretrained backbones on this machine: for each a file {@code NAME.zip} and a descriptor {@code NAME.json} (input,
 * normalisation, feature layer, licence, source, digest). A file is checked before it is taken and its digest again
 * before it is handed out, so that nothing is loaded that was not looked at.
 */
public final class WeightsStore {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String SUFFIX = "-dl4j.zip";
    private static final long MAXIMUM_DOWNLOAD = 2L << 30;

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
     * Adds weights from a file or, with a scheme of http or https, from the net.
     *
     * @param source  path or address of a DL4J ComputationGraph zip
     * @param options what is told about them
     * @return the stored weights
     * @throws WeightsException when the digest is another, the file is not what it says, or the name is taken
     */
    public Weights add(String source, AddOptions options) throws WeightsException {
        String name = options.name().orElseGet(() -> defaultName(source));
        if (!NAME.matcher(name).matches()) {
            throw new WeightsException("'" + name + "' is no name for weights: expected letters, digits, '.', '_' and "
                    + "'-', beginning with a letter or digit. Give one with --name");
        }
        if (Files.exists(descriptor(name))) {
            throw new WeightsException("weights named '" + name + "' are there already; remove them first or give "
                    + "another name with --name");
        }
        Path incoming = null;
        try {
            Files.createDirectories(folder);
            incoming = Files.createTempFile(folder, ".incoming", ".zip");
            fetch(source, incoming);
            String digest = ContentDigest.sha256(incoming);
            checkDigest(source, digest, options.sha256());
            WeightsFile.check(incoming);
            Weights weights = new Weights(name, file(name), options.normalization(),
                    options.inputSize() == 0 ? AddOptions.USUAL_INPUT_SIZE : options.inputSize(),
                    options.featureLayer(), options.licence(), source, digest);
            Files.move(incoming, weights.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            writeDescriptor(weights);
            return weights;
        } catch (IOException e) {
            throw new WeightsException(source + " cannot be taken into " + folder + ": " + e.getMessage(), e);
        } finally {
            delete(incoming);
        }
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
            throw new WeightsException("no weights named '" + name + "' in " + folder);
        }
        try {
            Files.delete(descriptor(name));
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new WeightsException("the weights '" + name + "' cannot be removed: " + e.getMessage(), e);
        }
    }

    private static String defaultName(String source) {
        String last = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length())
                : last.replaceFirst("\\.zip$", "");
    }

    private static void checkDigest(String source, String digest, Optional<String> expected) throws WeightsException {
        if (expected.isPresent() && !digest.equals(expected.get().toLowerCase(Locale.ROOT))) {
            throw new WeightsException(source + " has the digest " + digest + ", expected " + expected.get()
                    + "; it is not taken");
        }
    }

    private static void fetch(String source, Path target) throws WeightsException, IOException {
        if (source.startsWith("http://") || source.startsWith("https://")) {
            download(source, target);
        } else if (Files.isRegularFile(Path.of(source))) {
            Files.copy(Path.of(source), target, StandardCopyOption.REPLACE_EXISTING);
        } else {
            throw new WeightsException(source + " is no file and no http address");
        }
    }

    private static void download(String source, Path target) throws WeightsException, IOException {
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(30)).build();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(source)).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body(); OutputStream out = Files.newOutputStream(target)) {
                if (response.statusCode() != 200) {
                    throw new WeightsException(source + " answered with status " + response.statusCode());
                }
                copy(source, in, out);
            }
        } catch (IllegalArgumentException e) {
            throw new WeightsException(source + " is no valid address: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WeightsException("the download of " + source + " was interrupted", e);
        }
    }

    private static void copy(String source, InputStream in, OutputStream out) throws WeightsException, IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > MAXIMUM_DOWNLOAD) {
                throw new WeightsException(source + " is larger than " + MAXIMUM_DOWNLOAD + " bytes; it is not taken");
            }
            out.write(buffer, 0, read);
        }
    }

    private void writeDescriptor(Weights weights) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", weights.name());
        node.put("normalization", weights.normalization().name());
        node.put("inputSize", weights.inputSize());
        node.put("featureLayer", weights.featureLayer());
        node.put("licence", weights.licence());
        node.put("source", weights.source());
        node.put("sha256", weights.sha256());
        Path temporary = Files.createTempFile(folder, ".descriptor", ".tmp");
        JSON.writeValue(temporary.toFile(), node);
        Files.move(temporary, descriptor(weights.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    private Weights readDescriptor(Path file) throws WeightsException {
        try {
            JsonNode node = JSON.readTree(file.toFile());
            String name = node.path("name").asText();
            if (!file.equals(descriptor(name))) {
                throw new WeightsException(file + " describes weights of another name: '" + name + "'; delete it");
            }
            return new Weights(name, file(name), Normalization.valueOf(node.path("normalization").asText()),
                    node.path("inputSize").asInt(AddOptions.USUAL_INPUT_SIZE), node.path("featureLayer").asText(),
                    node.path("licence").asText(), node.path("source").asText(), node.path("sha256").asText());
        } catch (IOException | IllegalArgumentException e) {
            throw new WeightsException(file + " is no descriptor of weights: " + e.getMessage() + "; delete it", e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".zip");
    }

    private Path descriptor(String name) {
        return folder.resolve(name + ".json");
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A hidden left-over in the store is never listed nor loaded.
            return;
        }
    }
}
