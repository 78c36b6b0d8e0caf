package nl.ondertekenportaal.signing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Intent;

/** The statements that one authorisation is about, one or many: exactly these, in this order. */
public record RatificationList(List<RatificationStatement> statements) {

    private static final int HASH = 32;

    public RatificationList {
        statements = List.copyOf(statements);
    }

    /** The hashes of the statements, one after the other. */
    byte[] hashes() {
        var hashes = new ByteArrayOutputStream();
        statements.forEach(statement -> hashes.writeBytes(statement.hash().bytes()));
        return hashes.toByteArray();
    }

    public Sha256 hash() {
        return Sha256.of(hashes());
    }

    /** What a fresh factor is asked for. */
    public Intent intent() {
        return intent(hashes());
    }

    /** The same, from the hashes as they were kept. */
    static Intent intent(byte[] hashes) {
        return new Intent("ratification.sign", Sha256.of(hashes));
    }

    /** Whether the hash of this statement is among them. */
    static boolean holds(byte[] hashes, Sha256 statement) {
        for (int from = 0; from + HASH <= hashes.length; from += HASH) {
            if (Arrays.equals(hashes, from, from + HASH, statement.bytes(), 0, HASH)) {
                return true;
            }
        }
        return false;
    }
}
