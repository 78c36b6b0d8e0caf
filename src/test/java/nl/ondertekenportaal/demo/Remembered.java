package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.function.Supplier;

/** Values that are chosen once and kept in a file that only its owner reads. */
final class Remembered {
    private final Path file;
    private final Properties values = new Properties();

    Remembered(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String get(String name, Supplier<String> choice) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        String chosen = choice.get();
        values.setProperty(name, chosen);
        save();
        return chosen;
    }

    /** By way of a second file, so that a kill in the middle loses no secret that was already in use. */
    private void save() {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(next)) {
                values.store(writer, null);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
