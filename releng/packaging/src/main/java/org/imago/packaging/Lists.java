// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.util.LicenseResolver;
import org.imago.packaging.Component.Licence;

/** Writes down what is in a product. */
final class Lists {

    private Lists() {
    }

    /**
     * Makes a list in the form of CycloneDX.
     *
     * @param name       of the product
     * @param version    of the product
     * @param product    its folder
     * @param components what is in it
     * @param time       when it was made
     * @return JSON, the same for the same product
     */
    static String cycloneDx(String name, String version, Path product, List<Component> components, Instant time)
            throws IOException {
        Bom bom = new Bom();
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(time));
        org.cyclonedx.model.Component whole = new org.cyclonedx.model.Component();
        whole.setType(org.cyclonedx.model.Component.Type.APPLICATION);
        whole.setGroup("org.imago");
        whole.setName(name);
        whole.setVersion(version);
        metadata.setComponent(whole);
        bom.setMetadata(metadata);
        for (Component component : components) {
            bom.addComponent(component(product, component));
        }
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
        } catch (GeneratorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static org.cyclonedx.model.Component component(Path product, Component component) throws IOException {
        org.cyclonedx.model.Component one = new org.cyclonedx.model.Component();
        one.setType(org.cyclonedx.model.Component.Type.LIBRARY);
        one.setGroup(component.group());
        one.setName(component.artifact());
        one.setVersion(component.version());
        one.setPurl(component.purl());
        one.setBomRef(component.purl());
        Path file = product.resolve(component.file());
        if (Files.isRegularFile(file)) {
            one.addHash(new Hash(Hash.Algorithm.SHA_256, sha256(file)));
        }
        if (!component.licences().isEmpty()) {
            LicenseChoice choice = new LicenseChoice();
            component.licences().forEach(licence -> choice.addLicense(licence(licence)));
            one.setLicenses(choice);
        }
        return one;
    }

    /** By its SPDX identifier where the name or address is known, else by name. */
    private static License licence(Licence licence) {
        for (String known : List.of(licence.name(), licence.url())) {
            LicenseChoice choice = known.isEmpty() ? null : LicenseResolver.resolve(known);
            if (choice != null && choice.getLicenses() != null && !choice.getLicenses().isEmpty()) {
                License found = choice.getLicenses().getFirst();
                found.setLicenseText(null);
                return found;
            }
        }
        License other = new License();
        other.setName(licence.name().isEmpty() ? licence.url() : licence.name());
        return other;
    }

    /** Makes a text that names what others have written, and on what terms. */
    static String thirdParties(String name, List<Component> components) {
        List<String> lines = new ArrayList<>();
        lines.add(name + " contains, beside what is Imago's own (EPL-2.0), these works of others. Their licences apply to them.");
        lines.add("");
        for (Component component : components) {
            if (!component.ours()) {
                String terms = component.licences().stream().map(licence -> licence.name() + (licence.url().isEmpty() ? ""
                        : " <" + licence.url() + ">")).collect(Collectors.joining(", "));
                lines.add(component.group() + ":" + component.artifact() + " " + component.version()
                        + (component.classifier().isEmpty() ? "" : " " + component.classifier()));
                lines.add("    " + (terms.isEmpty() ? "licence not told by its author in the artifact" : terms));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Returns the SHA-256 of a file as 64 hexadecimal digits. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
