package nl.ondertekenportaal.outbound;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The servers that may be called where the addresses themselves are not known beforehand, since a provider names them in an answer:
 * only by https, only these hosts and ports, and only if they are on the public internet. A name is looked up here, and Java remembers the
 * answer for longer than it takes to connect, so that nobody can have it point elsewhere in between.
 */
public final class AllowedHosts {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Set<String> hosts;
    private final boolean demo;

    /**
     * @param hosts {@code name} or {@code name:port}
     * @param demo whether a host on the loopback address may be called too, and without TLS
     */
    public AllowedHosts(Collection<String> hosts, boolean demo) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.demo = demo;
    }

    /** The host of an address as it stands in the list: without the port that goes without saying. */
    public static String hostOf(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        boolean usual = port == -1 || port == (isHttps(address) ? HTTPS : HTTP);
        return usual ? host : host + ":" + port;
    }

    /** @throws IOException if this address may not be called, or nobody knows its host */
    public void check(URI address) throws IOException {
        if (!isListed(address)) {
            throw new IOException("this address was not configured: " + address);
        }
        for (InetAddress one : lookUp(address.getHost())) {
            boolean loopback = demo && one.isLoopbackAddress();
            if (!loopback && (!isPublic(one) || !isHttps(address))) {
                throw new IOException("this address is not on the public internet: " + address.getHost());
            }
        }
    }

    /** Whether its form and host are allowed; where that host is, is looked up by {@link #check} only. */
    public boolean isListed(URI address) {
        boolean web = isHttps(address) || demo && "http".equalsIgnoreCase(address.getScheme());
        return web && address.getUserInfo() == null && address.getHost() != null && hosts.contains(hostOf(address));
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static InetAddress[] lookUp(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("nobody knows this host: " + host, e);
        }
    }

    /** Neither this machine, nor our own network, nor anything that is no single machine (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet6Address six ? isPublic6(six.getAddress()) : isPublic4(address.getAddress());
    }

    private static boolean isPublic4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second <= 127;
        boolean special = first == 192 && second == 0 && address[2] == 0;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 224 && !carrier && !special && !benchmark;
    }

    /** Only what is given out to the world (2000::/3), without the tunnels that lead to an address of the older kind. */
    private static boolean isPublic6(byte[] address) {
        boolean global = (address[0] & 0xe0) == 0x20;
        boolean sixToFour = address[0] == 0x20 && address[1] == 0x02;
        boolean teredo = address[0] == 0x20 && address[1] == 0x01 && address[2] == 0 && address[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
