package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the logs of the started programs tell. */
final class Logs {
    private static final String CAUSE = "Caused by: ";
    private static final String SEVERE = " SEVERE ";
    private static final String LOADING = "Exception while loading the app : ";

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

    /** What best says why a deployment failed: the root of the first chain of causes, else what the server says of loading, else the first severe line. */
    static Optional<String> cause(String log) {
        List<String> chain = log.lines()
                .dropWhile(line -> !line.contains(SEVERE))
                .dropWhile(line -> !line.startsWith(CAUSE))
                .takeWhile(line -> !line.contains(SEVERE))
                .filter(line -> line.startsWith(CAUSE))
                .toList();
        if (!chain.isEmpty()) {
            return Optional.of(chain.getLast().substring(CAUSE.length()));
        }
        int loading = log.indexOf(LOADING);
        if (loading >= 0) {
            // the message may go on for a few lines; the second mostly names the culprit
            return Optional.of(log.substring(loading + LOADING.length())
                    .lines()
                    .limit(2)
                    .map(String::strip)
                    .collect(Collectors.joining(" ")));
        }
        return log.lines()
                .filter(line -> line.contains(SEVERE))
                .findFirst()
                .map(line -> line.substring(line.indexOf(SEVERE) + SEVERE.length()));
    }
}
