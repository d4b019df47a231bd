// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.InputStream;

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

    private Xml() {
    }

    /** Opens a document. Its reader knows no document types, no entities but those of XML itself, and no other file. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        // The one of the JDK: a library on the class path could take other properties.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(in);
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
