package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the logs of the started programs tell. */
final class Logs {
    private static final String CAUSE = "Caused by: ";
    private static final String SEVERE = " SEVERE ";

    private Logs() {}

    static String text(Path log) {
        try {
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, each on a line of its own and indented. */
    static String lastLines(Path log, int count) {
        List<String> lines = text(log).lines().toList();
        StringBuilder last = new StringBuilder();
        for (String line : lines.subList(Math.max(0, lines.size() - count), lines.size())) {
            last.append(System.lineSeparator()).append("    ").append(line);
        }
        return last.toString();
    }

    /** The line that best says why a deployment failed: the root of the first chain of causes, else the first severe line. */
    static Optional<String> cause(String log) {
        List<String> chain = new ArrayList<>();
        Optional<String> severe = Optional.empty();
        for (String line : log.lines().toList()) {
            if (line.startsWith(CAUSE)) {
                chain.add(line.substring(CAUSE.length()));
            } else if (line.contains(SEVERE)) {
                if (!chain.isEmpty()) {
                    break;
                }
                severe = severe.or(() -> Optional.of(line.substring(line.indexOf(SEVERE) + SEVERE.length())));
            }
        }
        return chain.isEmpty() ? severe : Optional.of(chain.getLast());
    }
}
