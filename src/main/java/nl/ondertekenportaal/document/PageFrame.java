package nl.ondertekenportaal.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What all documents have in common: how they look, what stands in their margins, and where anybody can check them. */
final class PageFrame {
    private final Words words = new Words("agreement");
    private final String style = read();

    /**
     * The style of a document, with what stands on every page: the running title, the mark of the demo, the address to check and the
     * page number.
     */
    String style(String running, URI check, boolean demo) {
        String small = "font-family: 'Liberation Sans'; font-size: 8pt; color: #4a4a4a;";
        String mark = demo
                ? "@top-right { content: " + quoted(words.get("demo"))
                        + "; font-family: 'Liberation Sans'; font-size: 8pt; font-weight: 700; color: #a90061; }"
                : "";
        return style + "@page { @top-left { content: " + quoted(running) + "; " + small + " } " + mark
                + " @bottom-left { content: "
                + quoted(words.get("check.footer", check.toString())) + "; " + small
                + " } @bottom-right { content: " + quoted(words.get("page") + ' ') + " counter(page) "
                + quoted(' ' + words.get("page.of") + ' ') + " counter(pages); text-align: right; " + small + " } }";
    }

    /** That the document is of a demonstration and binds nobody. */
    void mark(Xhtml page) {
        page.element("p.demo", () -> {
            page.element("strong", words.get("demo"));
            page.text(". " + words.get("demo.explained"));
        });
    }

    /** The address where anybody can check the document, to read and to scan. */
    void checkAddress(Xhtml page, URI address) {
        page.element("p.check", () -> {
            page.empty("img", "src", QrCode.image(address), "alt", words.get("signing.qr", address.toString()));
            page.element("span.how", () -> {
                page.text(words.get("signing.check"));
                page.empty("br");
                page.element("span.address", address.toString());
            });
        });
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character == ' ') quoted.appendCodePoint(character);
            // everything else as a CSS escape, which can neither end the string nor the style element
            else quoted.append('\\').append("%06x ".formatted(character));
        });
        return quoted.append('\'').toString();
    }

    private static String read() {
        try (InputStream css = PageFrame.class.getResourceAsStream("agreement.css")) {
            if (css == null) throw new IllegalStateException("agreement.css is missing from the application");
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("agreement.css cannot be read", e);
        }
    }
}
