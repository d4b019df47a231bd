// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Writes the files that a page of the help shows, each a {@code <pre data-file="PATH">}, into a folder, so that what a
 * reader would type can be built: {@code java ExtractListings.java PAGE.html FOLDER}.
 */
public final class ExtractListings {

    private ExtractListings() {
    }

    public static void main(String[] arguments)
            throws IOException, SAXException, ParserConfigurationException {
        if (arguments.length != 2) {
            System.err.println("usage: java ExtractListings.java PAGE.html FOLDER");
            System.exit(2);
        }
        Path folder = Path.of(arguments[1]).toAbsolutePath().normalize();
        // Pages have no element around them.
        String page = "<page>" + Files.readString(Path.of(arguments[0])) + "</page>";
        NodeList listings = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(page))).getElementsByTagName("pre");
        for (int i = 0; i < listings.getLength(); i++) {
            Element listing = (Element) listings.item(i);
            if (listing.hasAttribute("data-file")) {
                write(folder, listing.getAttribute("data-file"), listing.getTextContent());
            }
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(name + " leads out of the folder");
        }
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
        System.out.println(file);
    }
}
