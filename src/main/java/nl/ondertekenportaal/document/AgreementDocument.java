package nl.ondertekenportaal.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.document.DocumentContent.Identifier;
import nl.ondertekenportaal.document.DocumentContent.Party;

/**
 * Writes the document of an agreement as one page of XHTML, complete in itself: the same text serves the PDF, the screen and
 * readers that cannot use a PDF. Equal content gives an equal page. Safe for several threads.
 */
public final class AgreementDocument {
    private final Words words = new Words();
    private final String style = style();

    /** The title of the document, for lists and for the properties of the PDF. */
    public String title(DocumentContent content) {
        return content.model().title()
                + ' '
                + words.get(
                        "subtitle",
                        content.municipality().name(),
                        content.partner().name());
    }

    /** One sentence about the document, for the properties of the PDF. */
    public String subject(DocumentContent content) {
        return words.get(
                "subject", content.municipality().name(), content.partner().name());
    }

    /** The page; well-formed, without document type, script or reference to anything outside it. */
    public String xhtml(DocumentContent content) {
        Xhtml page = new Xhtml();
        page.element(
                "html",
                () -> {
                    page.element("head", () -> head(page, content));
                    page.element("body", () -> body(page, content));
                },
                "lang",
                "nl",
                "xml:lang",
                "nl");
        return page.toString();
    }

    private void head(Xhtml page, DocumentContent content) {
        page.element("meta", "", "charset", "utf-8");
        page.element("title", title(content));
        page.element("meta", "", "name", "subject", "content", subject(content));
        page.element("meta", "", "name", "description", "content", subject(content));
        page.element("style", style + margins(content));
    }

    private void body(Xhtml page, DocumentContent content) {
        ModelAgreement model = content.model();
        if (content.demo()) {
            page.element(
                    "p",
                    () -> {
                        page.element("strong", words.get("demo"));
                        page.text(". " + words.get("demo.explained"));
                    },
                    "class",
                    "demo");
        }
        page.element("h1", model.title());
        page.element(
                "p",
                words.get(
                        "subtitle",
                        content.municipality().name(),
                        content.partner().name()),
                "class",
                "subtitle");
        page.element("p", words.get("version", model.version()) + ". " + model.status(), "class", "version");
        parties(page, content);
        considerations(page, model);
        definitions(page, model);
        new ArticleText(page, words, content).write();
        signing(page, content);
    }

    private void parties(Xhtml page, DocumentContent content) {
        page.element(
                "div",
                () -> {
                    page.element("h2", words.get("parties"));
                    page.element("table", () -> {
                        page.element(
                                "thead",
                                () -> page.element("tr", () -> {
                                    page.element(
                                            "th", words.get("parties.fact"), "scope", "col", "style", "width: 21%");
                                    page.element(
                                            "th",
                                            words.get("parties.municipality"),
                                            "scope",
                                            "col",
                                            "style",
                                            "width: 39%");
                                    page.element(
                                            "th", words.get("parties.partner"), "scope", "col", "style", "width: 40%");
                                }));
                        page.element("tbody", () -> {
                            partyRow(page, content, "parties.name", Party::name);
                            partyRow(page, content, "parties.represented", Party::representedBy);
                            identifierRow(page, content);
                        });
                    });
                    page.element("p", words.get("parties.called"));
                },
                "class",
                "together");
    }

    private void partyRow(Xhtml page, DocumentContent content, String key, Function<Party, String> value) {
        page.element("tr", () -> {
            page.element("th", words.get(key), "scope", "row");
            page.element("td", value.apply(content.municipality()));
            page.element("td", value.apply(content.partner()));
        });
    }

    private void identifierRow(Xhtml page, DocumentContent content) {
        page.element("tr", () -> {
            page.element("th", words.get("parties.identifiers"), "scope", "row");
            page.element("td", () -> identifiers(page, content.municipality()));
            page.element("td", () -> identifiers(page, content.partner()));
        });
    }

    private static void identifiers(Xhtml page, Party party) {
        for (Identifier identifier : party.identifiers()) {
            page.element("div", identifier.label() + ' ' + identifier.value());
        }
    }

    private void considerations(Xhtml page, ModelAgreement model) {
        page.element(
                "div",
                () -> {
                    page.element("h2", words.get("considerations"));
                    page.element("p", words.get("considerations.intro"));
                },
                "class",
                "together");
        model.considerations()
                .forEach(consideration -> page.element(
                        "p",
                        () -> {
                            page.element("span", consideration.letter() + ".", "class", "number");
                            page.text(' ' + consideration.text());
                        },
                        "class",
                        "numbered lettered"));
    }

    private void definitions(Xhtml page, ModelAgreement model) {
        page.element(
                "div",
                () -> {
                    page.element("h2", words.get("definitions"));
                    page.element("p", words.get("definitions.intro"));
                },
                "class",
                "together");
        model.definitions()
                .forEach(definition -> page.element(
                        "p",
                        () -> {
                            page.element("span", definition.term(), "class", "term");
                            page.text(": " + definition.meaning());
                        },
                        "class",
                        "together"));
        page.element("p", words.get("agreed"));
    }

    private void signing(Xhtml page, DocumentContent content) {
        String address = content.check().toString();
        page.element(
                "div",
                () -> {
                    page.element("h2", words.get("signing"));
                    page.element("p", words.get("signing.how"));
                    page.element("p", words.get("signing.order"));
                    page.element("p", words.get("signing.check"));
                    page.element(
                            "p",
                            () -> page.element(
                                    "img",
                                    "",
                                    "class",
                                    "qr",
                                    "src",
                                    QrCode.image(content.check()),
                                    "alt",
                                    words.get("signing.qr", address)),
                            "class",
                            "check");
                    page.element("p", address, "class", "address");
                },
                "class",
                "signing");
    }

    /** What stands on every page: the running title, the mark of the demo, the address to check and the page number. */
    private String margins(DocumentContent content) {
        String small = "font-family: 'Liberation Sans'; font-size: 8pt; color: #4a4a4a;";
        String mark = content.demo()
                ? "@top-right { content: " + quoted(words.get("demo"))
                        + "; font-family: 'Liberation Sans'; font-size: 8pt; font-weight: 700; color: #a90061; }"
                : "";
        return "@page { @top-left { content: " + quoted(words.get("running")) + "; " + small + " } " + mark
                + " @bottom-left { content: "
                + quoted(words.get("check.footer", content.check().toString())) + "; " + small
                + " } @bottom-right { content: " + quoted(words.get("page") + ' ') + " counter(page) "
                + quoted(' ' + words.get("page.of") + ' ') + " counter(pages); text-align: right; " + small + " } }";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character == ' ') quoted.appendCodePoint(character);
            // everything else as a CSS escape, which can neither end the string nor the style element
            else quoted.append('\\').append("%06x".formatted(character));
        });
        return quoted.append('\'').toString();
    }

    private static String style() {
        try (InputStream css = AgreementDocument.class.getResourceAsStream("agreement.css")) {
            if (css == null) throw new IllegalStateException("agreement.css is missing from the application");
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("agreement.css cannot be read", e);
        }
    }
}
