package nl.ondertekenportaal.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The Liberation fonts (SIL Open Font License), read once. A page names them as "Liberation Serif" and "Liberation Sans". */
final class Fonts {
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final List<Font> fonts = List.of(
            font("Liberation Serif", "LiberationSerif-Regular", NORMAL, FontStyle.NORMAL),
            font("Liberation Serif", "LiberationSerif-Italic", NORMAL, FontStyle.ITALIC),
            font("Liberation Serif", "LiberationSerif-Bold", BOLD, FontStyle.NORMAL),
            font("Liberation Sans", "LiberationSans-Regular", NORMAL, FontStyle.NORMAL),
            font("Liberation Sans", "LiberationSans-Bold", BOLD, FontStyle.NORMAL));

    void addTo(PdfRendererBuilder builder) {
        for (Font font : fonts) {
            builder.useFont(() -> new ByteArrayInputStream(font.bytes), font.family, font.weight, font.style, true);
        }
    }

    private static Font font(String family, String file, int weight, FontStyle style) {
        String resource = "/liberation/" + file + ".ttf";
        try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing from the application");
            return new Font(family, in.readAllBytes(), weight, style);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    private record Font(
            String family,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
            int weight,
            FontStyle style) {}
}
