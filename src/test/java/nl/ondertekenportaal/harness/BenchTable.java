package nl.ondertekenportaal.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints the figures in {@code target/bench} as a table. */
public final class BenchTable {

    private BenchTable() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> areas;
        try (Stream<Path> files = Files.list(Path.of("target", "bench"))) {
            areas = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path area : areas) {
            System.out.printf("%n%s%n", area.getFileName().toString().replace(".json", ""));
            for (JsonNode figure : new ObjectMapper().readTree(area.toFile())) {
                print(figure);
            }
        }
    }

    private static void print(JsonNode figure) {
        String must = figure.get("mustReach").isNull()
                ? ""
                : ", must reach " + figure.get("mustReach").asText();
        System.out.printf(
                Locale.ROOT,
                "  %-58s %9.2f %-12s  %s: %.2f (ratio %.2f%s)%n",
                figure.get("figure").asText(),
                figure.get("value").asDouble(),
                figure.get("unit").asText(),
                figure.get("yardstick").asText(),
                figure.get("yardstickValue").asDouble(),
                figure.get("ratio").asDouble(),
                must);
    }
}
