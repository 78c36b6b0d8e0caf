package nl.ondertekenportaal.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real mail server on the loopback address that says what it is told to say, and remembers what it was told. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "GREETING", "220 test",
            "EHLO", "250 test",
            "DATA", "354 go on",
            ".", "250 taken",
            "QUIT", "221 bye"));
    private final List<String> told = new CopyOnWriteArrayList<>();

    ScriptedMailServer() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** @param verb of SMTP, in capitals; {@code GREETING} and {@code .} (the end of a mail) too */
    ScriptedMailServer answering(String verb, String reply) {
        answers.put(verb, reply);
        return this;
    }

    /** Takes the connection and never says a word. */
    ScriptedMailServer silent() {
        answers.remove("GREETING");
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Every line that it received. */
    List<String> told() {
        return told;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> converse(client));
            }
        } catch (SocketException closed) {
            told.add("closed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void converse(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            if (answers.containsKey("GREETING")) {
                say(client, "GREETING");
            }
            boolean mail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                told.add(line);
                if (mail) {
                    mail = !line.equals(".");
                    if (!mail) {
                        say(client, ".");
                    }
                } else {
                    String verb = line.split(" ")[0].toUpperCase(Locale.ROOT);
                    say(client, verb);
                    mail = verb.equals("DATA");
                }
            }
        } catch (IOException e) {
            told.add("broken off");
        }
    }

    private void say(Socket client, String verb) throws IOException {
        String reply = answers.getOrDefault(verb, "250 ok") + "\r\n";
        client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
