// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads and writes XML that other people made. Document types are refused, for with them come entities that read other
 * files, call other machines, or grow without end (OWASP, "XML External Entity Prevention").
 */
final class Xml {

    private static final String REPLACEMENT = "\ufffd";
    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern ENCODING = Pattern.compile(
            "^(?:\u00ef\u00bb\u00bf)?<\\?xml[^>]{0,150}?encoding\\s*=\\s*[\"']"
                    + "([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private Xml() {
    }

    /**
     * Opens a document. Its reader knows no document types, no entities but those of XML itself, and no other file.
     *
     * @throws CharacterCodingException if it is not written in the character set that it names, or in UTF-8
     */
    static XMLStreamReader open(byte[] bytes) throws XMLStreamException, CharacterCodingException {
        // The one of the JDK: a library on the class path could take other properties.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(new StringReader(text(bytes)));
    }

    /** The JDK's reader prints on standard error what it thinks of wrong bytes, so they are decoded here. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = charset(bytes).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** XML 1.0, appendix F: the byte order mark, else what the declaration says, else UTF-8. */
    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if (first == 0xfeff || first == 0xfffe) {
            return StandardCharsets.UTF_16;
        }
        String beginning = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION),
                StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(beginning);
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Writes text so that it reads back as it was; line ends other than LF would not. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.append(isCharacter(c) ? Character.toString(c) : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    /** Tells whether XML can hold all characters of a text. */
    static boolean holds(String text) {
        return text.codePoints().allMatch(Xml::isCharacter);
    }

    /** XML 1.0, production 2. */
    private static boolean isCharacter(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000 && c <= 0x10ffff;
    }
}
