package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** All that one portal keeps on disk, held by one launcher at a time. */
final class DataDirectory implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final FileChannel lock;
    private final Remembered ports;
    private final Remembered secrets;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
        this.ports = new Remembered(path.resolve("ports.properties"));
        this.secrets = new Remembered(path.resolve("secrets.properties"));
    }

    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path.resolve("log"));
            // the lock goes with the process, so that a killed launcher never locks its successor out
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new LaunchFailed(
                        LaunchFailed.Reason.ALREADY_RUNNING,
                        "Er draait al een portaal met de gegevensmap " + path + ". Stop dat eerst, of kies met"
                                + " APP_DATA_DIR een andere map.",
                        "Another portal is running on the data directory " + path + ". Stop it first, or choose"
                                + " another directory with APP_DATA_DIR.");
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    int port(String name) {
        return Integer.parseInt(ports.get(name, () -> Integer.toString(Ports.anyFree())));
    }

    String password(String name) {
        return secrets.get(name, () -> HexFormat.of().formatHex(random(24)));
    }

    /** 256 bits in base64, of which the first say that it is a demonstration's: production refuses such a key. */
    String key(String name) {
        return secrets.get(name, () -> {
            byte[] key = random(32);
            System.arraycopy("DEMO".getBytes(StandardCharsets.US_ASCII), 0, key, 0, 4);
            return Base64.getEncoder().encodeToString(key);
        });
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
