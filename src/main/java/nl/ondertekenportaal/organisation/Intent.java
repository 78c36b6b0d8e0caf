package nl.ondertekenportaal.organisation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.ondertekenportaal.common.Sha256;

/**
 * What somebody is about to do, as a fresh second factor authorises it. A passkey signs it, so that what was signed for one thing
 * opens no other.
 *
 * @param what the kind of act, as in the log: {@code signing.authorise}
 * @param content the hash of what it is done to
 */
public record Intent(String what, Sha256 content) {

    /** @param about each part of what it is done to: an id, a code */
    public static Intent to(String what, Object... about) {
        byte[][] parts = Arrays.stream(about).map(Intent::bounded).toArray(byte[][]::new);
        return new Intent(what, Sha256.of(parts));
    }

    /** With its length before it, so that two parts are never taken for two others. */
    private static byte[] bounded(Object part) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
