package nl.ondertekenportaal.agreement;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The random 128-bit code in the QR code of a document: tells nothing and cannot be guessed. */
final class CheckCode {

    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckCode() {}

    static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
