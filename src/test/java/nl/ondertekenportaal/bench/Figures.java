package nl.ondertekenportaal.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the figures of one area to {@code target/bench}. */
public final class Figures {

    /** A benchmark runs inside the portal, whose working directory is {@code target/portals/<name>}. */
    private static final Path DIRECTORY = Path.of("../../bench");

    private Figures() {}

    public static void write(String area, List<Figure> figures) {
        var array = Json.createArrayBuilder();
        figures.forEach(figure -> array.add(figure.json()));
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(area + ".json"), array.build().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
