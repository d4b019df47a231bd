// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ImportSource;

/**
 * Reads JSON that other people made, token by token, so that the memory does not depend on the length of the file.
 * Single items may be read as a whole, within limits.
 */
final class JsonInput implements AutoCloseable {

    /** Deepest nesting of arrays and objects; annotations have up to 8 levels. */
    static final int DEEPEST = 100;

    /** Longest text; masks are written as texts of some 100 kB. */
    static final int LONGEST_TEXT = 20_000_000;

    /** Longest number, digits. */
    static final int LONGEST_NUMBER = 400;

    /** Longest name of a field. */
    static final int LONGEST_NAME = 10_000;

    /** Most tokens of an item that is read as a whole: an image with ten thousand polygons. */
    static final int MOST_TOKENS = 2_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(StreamReadConstraints
            .builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST_TEXT).maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(LONGEST_NAME).build()).build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    private final Path file;
    private final String expected;
    private final InputStream in;
    private final JsonParser parser;

    /** What is done with a file. */
    interface Work {

        void run(JsonInput input) throws IOException, DatasetException;
    }

    private JsonInput(ImportSource source, String expected) throws IOException, DatasetException {
        this.file = source.path();
        this.expected = expected;
        this.in = source.open();
        this.parser = FACTORY.createParser(in);
    }

    /** Reads a file. Everything that is wrong with it becomes a {@link DatasetException}. */
    static void read(ImportSource source, String expected, Work work) throws DatasetException {
        if (source.isFolder()) {
            throw new DatasetException(source.path(), 0, "", "is a folder; expected " + expected);
        }
        try (JsonInput input = new JsonInput(source, expected)) {
            input.parser.nextToken();
            work.run(input);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new DatasetException(source.path(), line, "", "no valid JSON, or one beyond the limits ("
                    + e.getOriginalMessage() + "); expected " + expected + "; make it again", e);
        } catch (IOException e) {
            throw new DatasetException(source.path(), 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Reads a small JSON text, such as a cell of a table. */
    static JsonNode parse(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonNode node = MAPPER.readTree(new Counting(parser, "a JSON object"));
            return node == null ? MAPPER.missingNode() : node;
        }
    }

    JsonParser parser() {
        return parser;
    }

    Path file() {
        return file;
    }

    int line() {
        return Math.max(0, parser.currentTokenLocation().getLineNr());
    }

    /** Returns the exception for something at the current place. */
    DatasetException wrong(String what) {
        return new DatasetException(file, line(), "", what + "; expected " + expected);
    }

    void require(JsonToken token, String what) throws DatasetException {
        if (parser.currentToken() != token) {
            throw wrong(what);
        }
    }

    /** Reads the value at the current token as a whole. */
    JsonNode item() throws IOException {
        JsonNode node = MAPPER.readTree(new Counting(parser, expected));
        return node == null ? MAPPER.missingNode() : node;
    }

    /** Returns the text of a value that is a text or a number, 1 for true, and nothing for anything else. */
    static String text(JsonNode node) {
        if (node.isBoolean()) {
            return node.asBoolean() ? "1" : "";
        }
        return node.isNull() || node.isMissingNode() || node.isContainerNode() ? "" : node.asText("");
    }

    /** Returns the fields that hold a text, a number or a truth value, as text; names the others. */
    static Map<String, String> texts(JsonNode object, Consumer<String> others) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!field.getValue().isContainerNode()) {
                texts.put(field.getKey(), text(field.getValue()));
            } else if (!field.getValue().isEmpty()) {
                others.accept(field.getKey());
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }

    /** Stops before an item gets too large for the memory. */
    private static final class Counting extends JsonParserDelegate {

        private final String expected;
        private int tokens;

        Counting(JsonParser parser, String expected) {
            super(parser);
            this.expected = expected;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++tokens > MOST_TOKENS) {
                throw new IOException("line " + currentTokenLocation().getLineNr() + ": an item has more than "
                        + MOST_TOKENS + " values; expected " + expected);
            }
            return super.nextToken();
        }
    }
}
