// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What p2 wrote into a product about the bundles that it put there: of which Maven artifact each was made. */
final class Profile {

    private static final String REGISTRY = "p2/org.eclipse.equinox.p2.engine/profileRegistry";

    private Profile() {
    }

    /** The files of the newest state of the profile, the latest last. */
    static List<Path> states(Path product) throws IOException {
        Path registry = product.resolve(REGISTRY);
        if (!Files.isDirectory(registry)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(registry, 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".profile.gz")).sorted().toList();
        }
    }

    static List<String> lines(Path state) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(state)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /**
     * Reads the properties of the units.
     *
     * @param product its folder
     * @return by {@code id_version}, as files of bundles are called
     */
    static Map<String, Map<String, String>> units(Path product) throws IOException {
        Optional<Path> state = states(product).stream().reduce((first, second) -> second);
        Map<String, Map<String, String>> units = new HashMap<>();
        if (state.isPresent()) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(state.get()))) {
                XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                read(factory.createXMLStreamReader(in), units);
            } catch (XMLStreamException e) {
                throw new IOException(state.get() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return units;
    }

    private static void read(XMLStreamReader xml, Map<String, Map<String, String>> units) throws XMLStreamException {
        Map<String, String> unit = new HashMap<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("unit")) {
                    unit = new HashMap<>();
                    units.put(xml.getAttributeValue(null, "id") + "_" + xml.getAttributeValue(null, "version"), unit);
                } else if (xml.getLocalName().equals("property")) {
                    unit.putIfAbsent(xml.getAttributeValue(null, "name"), xml.getAttributeValue(null, "value"));
                }
            }
        }
    }
}
