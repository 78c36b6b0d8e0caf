package nl.ondertekenportaal.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;

/** The colour profile that PDF/A asks for, so that colours look the same on every screen and printer. */
final class Colours {
    private Colours() {}

    /** The sRGB profile of the Java runtime (IEC 61966-2.1). */
    static byte[] standardRgb() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }
}
