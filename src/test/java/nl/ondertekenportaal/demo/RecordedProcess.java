package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A note on disk of a process that was started, so that after a kill the next launcher finds it back. The start time distinguishes it from
 * a later process with the same number.
 */
record RecordedProcess(Path file) {

    void write(ProcessHandle process) {
        try {
            Files.writeString(file, note(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded process, when that very one is still alive. */
    Optional<ProcessHandle> alive() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String note = Files.readString(file);
            return ProcessHandle.of(Long.parseLong(note.substring(0, note.indexOf(' '))))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> note(process).equals(note));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOutOfBoundsException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private static String note(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("?");
    }
}
