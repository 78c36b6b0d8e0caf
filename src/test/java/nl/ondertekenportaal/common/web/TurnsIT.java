package nl.ondertekenportaal.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two posts of one browser: the second is taken when the first is answered. */
@ResourceLock(Lane.DOOR)
class TurnsIT {

    private static final String PATH = "/organisation/apply-municipality";
    private static final int A_WHILE = 1_500;

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aPostWaitsForAnEarlierOneOfTheSameBrowserOnly() throws IOException {
        String cookie = cookie(portal.open(PATH));
        String stranger = cookie(portal.openElsewhere(PATH));
        try (Socket first = begin("POST", cookie, 3);
                Socket second = waiting(cookie);
                Socket reading = begin("GET", cookie, 0);
                Socket other = begin("POST", stranger, 0)) {
            assertThat(statusLine(reading)).startsWith("HTTP/1.1 200");
            assertThat(statusLine(other)).startsWith("HTTP/1.1 ");
            assertThat(isAnsweredWithin(second, 1)).isFalse();
            first.getOutputStream().write("a=b".getBytes(StandardCharsets.US_ASCII));
            first.getOutputStream().flush();
            assertThat(statusLine(first)).startsWith("HTTP/1.1 ");
            assertThat(statusLine(second)).startsWith("HTTP/1.1 ");
        }
    }

    /** A post that is not answered; the first may not have its turn yet when the next one comes, so there are some tries. */
    private Socket waiting(String cookie) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (int tries = 0; tries < 5; tries++) {
            Socket socket = begin("POST", cookie, 0);
            if (!isAnsweredWithin(socket, A_WHILE)) {
                return socket;
            }
            seen.append(statusLine(socket)).append('\n');
            socket.close();
        }
        throw new AssertionError("every post was answered while an earlier one was not: " + seen);
    }

    private static String cookie(Page page) {
        Cookie cookie = page.context().cookies().stream()
                .filter(each -> "JSESSIONID".equals(each.name))
                .findFirst()
                .orElseThrow();
        return cookie.name + "=" + cookie.value;
    }

    /** The head of a request, that promises a body of so many bytes. */
    private Socket begin(String method, String cookie, int promised) throws IOException {
        URI address = URI.create(portal.baseUrl());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head = method + " " + PATH + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nConnection: close\r\nCookie: " + cookie
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + promised + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        StringBuilder line = new StringBuilder();
        for (int read = socket.getInputStream().read();
                read > '\r';
                read = socket.getInputStream().read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    private static boolean isAnsweredWithin(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException waiting) {
            return false;
        }
    }
}
