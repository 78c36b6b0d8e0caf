package nl.ondertekenportaal.matrix.v1;

import java.nio.ByteBuffer;
import java.util.Base64;
import nl.ondertekenportaal.matrix.rest.BadRequest;

/**
 * Where a reader of the matrix is: after this sequence. Readers pass it on as they got it; what it is made of is not
 * promised.
 */
record Cursor(long sequence) {

    static final Cursor START = new Cursor(0);

    Cursor {
        if (sequence < 0) {
            throw new IllegalArgumentException("before the start: " + sequence);
        }
    }

    /** @throws BadRequest if no cursor is written like this */
    static Cursor parse(String text) {
        if (!text.matches("[A-Za-z0-9_-]{11}")) {
            throw new BadRequest("bad-cursor", text);
        }
        long sequence = read(text);
        // the last character has bits to spare: only one way of writing is right
        if (sequence < 0 || !new Cursor(sequence).toString().equals(text)) {
            throw new BadRequest("bad-cursor", text);
        }
        return new Cursor(sequence);
    }

    private static long read(String text) {
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)).getLong();
        } catch (IllegalArgumentException spareBits) {
            throw new BadRequest("bad-cursor", text);
        }
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
