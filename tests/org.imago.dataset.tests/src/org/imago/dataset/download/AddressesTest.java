// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data set of somebody else does not look around in the network of who opens it. */
class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "198.18.0.1", "198.19.255.255", "192.0.0.8", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fdff::1", "ff02::1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "::7f00:1", "fec0::1"})
    void addressesThatNobodyHasOnTheInternetArePrivate(String address) throws Exception {
        assertTrue(Addresses.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "172.15.0.1", "100.128.0.1", "100.63.0.1", "198.20.0.1", "192.0.1.1",
        "223.255.255.255", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::"})
    void otherAddressesAreNot(String address) throws Exception {
        assertFalse(Addresses.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/a.jpg", "http://127.0.0.1:8080/", "http://[::1]/a", "http://2130706433/",
        "http://0x7f.1/", "http://127.1/"})
    void theyAreRefusedHoweverTheyAreWritten(String address) {
        TransferException refused = assertThrows(TransferException.class,
                () -> Addresses.PUBLIC.check(Addresses.parse(address)));
        // An unusual way to write numbers is one that Java does not understand, which is as good.
        assertTrue(Set.of(DownloadProblem.PRIVATE_ADDRESS, DownloadProblem.UNREACHABLE, DownloadProblem.BAD_ADDRESS)
                .contains(refused.problem()), refused.getMessage());
        assertDoesNotThrow(() -> Addresses.ANY.check(URI.create("http://localhost/a.jpg")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://host/a.jpg", "jar:file:/a!/b", "a.jpg", "", "http:///a.jpg",
        "http://a b/", "https:a", "data:image/png;base64,AAAA", "gopher://h/"})
    void onlyAddressesOfHttpAreTaken(String address) {
        assertEquals(DownloadProblem.BAD_ADDRESS,
                assertThrows(TransferException.class, () -> Addresses.parse(address)).problem());
    }

    @Test
    void whatMayBeSecretIsNotShown() {
        assertEquals("https://host/a/b.jpg", Addresses.shown(" https://me:secret@host/a/b.jpg?token=secret#x "));
        assertEquals("https://host/a b", Addresses.shown("https://host/a\nb"));
        assertEquals(301, Addresses.shown("https://host/" + "a".repeat(1000)).length());
    }
}
