// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses are asked. A CSV from somebody else could name addresses inside the network of whoever downloads, which
 * are nobody's business: {@link #PUBLIC} refuses those of this machine and of private networks, at each redirect again.
 *
 * <p>The name is looked up for the check, and once more by the connection; Java keeps an answer for 30 seconds, so that
 * both are the same unless the answer runs out in between. Where a proxy is set up, it is the proxy that looks names up,
 * and only addresses written as numbers are checked.
 */
public enum Addresses {
    /** Addresses of the internet only. */
    PUBLIC,
    /** Addresses of this machine and of private networks, too. */
    ANY;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern NUMERIC = Pattern.compile("\\[.*]|[0-9a-fA-FxX.]*[0-9]");
    private static final Pattern SECRETS = Pattern.compile("[?#].*$", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("//[^/@]*@");
    private static final Pattern FLICKR = Pattern.compile("https?://(?:[a-z0-9-]+\\.)*static\\.?flickr\\.com/(?:[^/]+/)*"
            + "(\\d+)_[^/]*");
    private static final int SHOWN = 300;

    /**
     * Reads an address.
     *
     * @param text the address
     * @return of http or https, with a host
     * @throws TransferException if it is none
     */
    public static URI parse(String text) throws TransferException {
        try {
            return supported(new URI(text.strip()));
        } catch (URISyntaxException e) {
            throw new TransferException(DownloadProblem.BAD_ADDRESS, "is no valid address: " + e.getReason()
                    + "; correct it", e);
        }
    }

    static URI supported(URI address) throws TransferException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new TransferException(DownloadProblem.BAD_ADDRESS, "is, or redirects to, no address of a file on the "
                    + "net: expected http://HOST/… or https://HOST/…");
        }
        return address;
    }

    /**
     * Returns an address without what may be secret in it, for messages and tables.
     *
     * @param address any text
     * @return without user, query and fragment, on one line, at most 300 characters
     */
    public static String shown(String address) {
        String plain = USER.matcher(SECRETS.matcher(address.strip()).replaceAll("")).replaceFirst("//")
                .replaceAll("\\p{Cntrl}", " ");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }

    /** Returns what two addresses have in common if they are of the same photo. */
    static String photo(String address) {
        Matcher flickr = FLICKR.matcher(address);
        return flickr.matches() ? "flickr:" + flickr.group(1) : address;
    }

    /**
     * Refuses an address that must not be asked.
     *
     * @param address of http or https
     * @throws TransferException if it may not be asked, or its host does not exist
     */
    void check(URI address) throws TransferException {
        if (this == ANY || !NUMERIC.matcher(address.getHost()).matches() && isProxied(address)) {
            return;
        }
        try {
            for (InetAddress place : InetAddress.getAllByName(address.getHost())) {
                if (isPrivate(place)) {
                    throw new TransferException(DownloadProblem.PRIVATE_ADDRESS, "leads to " + address.getHost()
                            + ", which is this machine or a private network; it is not asked unless private addresses "
                            + "are allowed");
                }
            }
        } catch (UnknownHostException e) {
            throw new TransferException(DownloadProblem.UNREACHABLE, "cannot be fetched (there is no host "
                    + address.getHost() + "); check the address and the connection", e);
        }
    }

    private static boolean isProxied(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null && selector.select(address).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    /** The special addresses of RFC 6890 and its successors, which nobody on the internet has. */
    static boolean isPrivate(InetAddress place) {
        if (place.isLoopbackAddress() || place.isAnyLocalAddress() || place.isLinkLocalAddress()
                || place.isSiteLocalAddress() || place.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = place.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (place instanceof Inet4Address) {
            return first == 0 || first >= 240 || first == 100 && (second & 0xc0) == 64
                    || first == 198 && (second & 0xfe) == 18 || first == 192 && second == 0 && bytes[2] == 0;
        }
        // Unique local fc00::/7; and those that stand for an address of version 4: 64:ff9b::/96, 2002::/16, ::/96.
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        return uniqueLocal || isTranslated(bytes, 0x0064ff9b, 12) || isTranslated(bytes, 0, 12)
                || first == 0x20 && second == 0x02 && isPrivate4(bytes, 2);
    }

    private static boolean isTranslated(byte[] bytes, int prefix, int at) {
        int start = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        for (int i = 4; i < at; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return start == prefix && isPrivate4(bytes, at);
    }

    private static boolean isPrivate4(byte[] bytes, int at) {
        try {
            return isPrivate(InetAddress.getByAddress(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2],
                bytes[at + 3]}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
