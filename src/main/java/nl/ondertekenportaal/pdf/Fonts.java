package nl.ondertekenportaal.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

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

    /** Makes the fonts known to the renderer of the document; each is embedded when a text first needs it. */
    void addTo(PdfRendererBuilder builder, PDDocument pdf) {
        for (Font font : fonts) {
            builder.useFont(new WhenNeeded(font, pdf), font.family, font.weight, font.style, true);
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

    /** One font in one document. */
    private static final class WhenNeeded extends PDFontSupplier {
        private final Font font;
        private final PDDocument pdf;
        private @Nullable PDFont loaded;

        WhenNeeded(Font font, PDDocument pdf) {
            super(null);
            this.font = font;
            this.pdf = pdf;
        }

        @Override
        public PDFont supply() {
            if (loaded == null) loaded = load();
            return loaded;
        }

        private PDFont load() {
            try {
                TrueTypeFont outlines = new TTFParser().parse(new RandomAccessReadBuffer(font.bytes));
                // PDFBox looks for ligatures with new regular expressions for each word: half of the time, for no
                // reader's gain
                outlines.setEnableGsub(false);
                return PDType0Font.load(pdf, outlines, true);
            } catch (IOException e) {
                throw new IllegalStateException(font.family + " cannot be embedded", e);
            }
        }
    }
}
