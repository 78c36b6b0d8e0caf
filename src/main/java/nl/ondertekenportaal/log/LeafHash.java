package nl.ondertekenportaal.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Sha256;

/**
 * The leaf hash of RFC 6962 (SHA-256 over a zero byte and the leaf); the leaf is the fields, each led by its length. Every
 * append-only feed is chained with it.
 */
public final class LeafHash {

    private static final byte[] LEAF = {0};

    private LeafHash() {}

    public static Sha256 of(long sequence, Instant recordedAt, String... fields) {
        ByteArrayOutputStream leaf = new ByteArrayOutputStream();
        write(leaf, Long.toString(sequence));
        write(leaf, recordedAt.toString());
        for (String field : fields) {
            write(leaf, field);
        }
        return Sha256.of(LEAF, leaf.toByteArray());
    }

    /** Details as lines {@code name=value}, sorted by name, so that the same details always have the same hash. */
    static String canonical(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(e -> e.getKey() + "="
                                + e.getValue().replace("\\", "\\\\").replace("\n", "\\n"))
                        .collect(Collectors.joining("\n"));
    }

    private static void write(ByteArrayOutputStream out, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
