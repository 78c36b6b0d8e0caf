package nl.ondertekenportaal.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The only way in which the portal calls other servers. It calls only addresses that the operator configured, follows no
 * redirect, waits a limited time and reads a limited number of bytes, so that neither a document nor an answer can make the
 * portal call elsewhere (SSRF) or hang. Safe for several threads.
 */
public final class GuardedHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Set<URI> allowed;
    private final Duration answerTimeout;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @throws IllegalArgumentException if an address is not http or https, or carries a password */
    public GuardedHttp(Set<URI> allowed) {
        this(allowed, ANSWER_TIMEOUT);
    }

    GuardedHttp(Set<URI> allowed, Duration answerTimeout) {
        for (URI address : allowed) {
            boolean plain = address.getHost() != null && address.getUserInfo() == null;
            if (!plain || !SCHEMES.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not an address to call: " + address);
            }
        }
        this.allowed = Set.copyOf(allowed);
        this.answerTimeout = answerTimeout;
    }

    /**
     * The body of the answer to a POST.
     *
     * @param answerType the content type that the answer must have
     * @param largestAnswer in bytes
     * @throws IOException if the address is not allowed, cannot be reached in time, or answers with another status than 200,
     *     another type, or more bytes
     */
    public byte[] post(URI address, String type, byte[] body, String answerType, int largestAnswer) throws IOException {
        if (!allowed.contains(address)) {
            throw new IOException("this address was not configured: " + address);
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(answerTimeout)
                .header("Content-Type", type)
                .header("Accept", answerType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<InputStream> response = send(request);
        try (InputStream answer = response.body()) {
            // the time-out of the request ends with the headers; a body that stalls is cut off, which ends the read
            CompletableFuture.delayedExecutor(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> cutOff(answer));
            String answered = response.headers().firstValue("Content-Type").orElse("none");
            if (response.statusCode() != 200) {
                throw new IOException("the server answered with status " + response.statusCode());
            }
            if (!answered.toLowerCase(Locale.ROOT).startsWith(answerType)) {
                throw new IOException("the server answered with content of type " + answered);
            }
            byte[] bytes = answer.readNBytes(largestAnswer + 1);
            if (bytes.length > largestAnswer) {
                throw new IOException("the answer is too large");
            }
            return bytes;
        }
    }

    private static void cutOff(InputStream answer) {
        try {
            answer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", e);
        }
    }
}
