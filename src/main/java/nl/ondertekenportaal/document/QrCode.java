package nl.ondertekenportaal.document;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import javax.imageio.ImageIO;

/** The address of a document as a picture that a telephone can read. */
final class QrCode {
    /** Dots for each square, so that a viewer that smooths pictures leaves the edges sharp. */
    private static final int SCALE = 8;

    private static final int QUIET_ZONE = 2;
    private static final int WHITE = 0xFFFFFF;

    private QrCode() {}

    /** A {@code data:} address with a black and white PNG. */
    static String image(URI address) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(address.toString(), Ecc.MEDIUM);
        int size = (code.size + 2 * QUIET_ZONE) * SCALE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean dark = code.getModule(x / SCALE - QUIET_ZONE, y / SCALE - QUIET_ZONE);
                if (!dark) image.setRGB(x, y, WHITE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
