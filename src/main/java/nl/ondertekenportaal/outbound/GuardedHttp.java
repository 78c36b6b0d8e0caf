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
import java.util.Map;
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

    /** Decides whether an address may be called. */
    private interface Guard {
        void check(URI address) throws IOException;
    }

    /**
     * What a server answered.
     *
     * @param type the content type, in small letters; empty if it gave none
     */
    public record Answer(int status, String type, byte[] body) {}

    private final Guard guard;
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
        this(exactly(Set.copyOf(allowed)), answerTimeout);
    }

    /** Calls whatever address these hosts have. */
    public GuardedHttp(AllowedHosts hosts, Duration answerTimeout) {
        this(hosts::check, answerTimeout);
    }

    private GuardedHttp(Guard guard, Duration answerTimeout) {
        this.guard = guard;
        this.answerTimeout = answerTimeout;
    }

    private static Guard exactly(Set<URI> allowed) {
        for (URI address : allowed) {
            boolean plain = address.getHost() != null && address.getUserInfo() == null;
            if (!plain || !SCHEMES.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not an address to call: " + address);
            }
        }
        return address -> {
            if (!allowed.contains(address)) {
                throw new IOException("this address was not configured: " + address);
            }
        };
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
        Answer answer = post(address, Map.of("Content-Type", type, "Accept", answerType), body, largestAnswer);
        if (answer.status() != 200) {
            throw new IOException("the server answered with status " + answer.status());
        }
        if (!answer.type().startsWith(answerType)) {
            throw new IOException("the server answered with content of type " + answer.type());
        }
        return answer.body();
    }

    /**
     * The whole answer to a POST, whatever its status.
     *
     * @throws IOException if the address is not allowed, cannot be reached in time, or answers with more bytes
     */
    public Answer post(URI address, Map<String, String> headers, byte[] body, int largestAnswer) throws IOException {
        return exchange(
                request(address, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)), address, largestAnswer);
    }

    /** The whole answer to a GET; errors as {@link #post(URI, Map, byte[], int)}. */
    public Answer get(URI address, Map<String, String> headers, int largestAnswer) throws IOException {
        return exchange(request(address, headers).GET(), address, largestAnswer);
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) throws IOException {
        guard.check(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(answerTimeout);
        headers.forEach(request::header);
        return request;
    }

    private Answer exchange(HttpRequest.Builder request, URI address, int largestAnswer) throws IOException {
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream answer = response.body()) {
            // the time-out of the request ends with the headers; a body that stalls is cut off, which ends the read
            CompletableFuture.delayedExecutor(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> cutOff(answer));
            byte[] bytes = answer.readNBytes(largestAnswer + 1);
            if (bytes.length > largestAnswer) {
                throw new IOException("the answer is too large: " + address);
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type.toLowerCase(Locale.ROOT), bytes);
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
