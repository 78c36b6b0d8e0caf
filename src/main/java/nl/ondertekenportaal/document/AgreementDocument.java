package nl.ondertekenportaal.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.document.DocumentContent.Executing;
import nl.ondertekenportaal.document.DocumentContent.Identifier;
import nl.ondertekenportaal.document.DocumentContent.Party;

/**
 * Writes the document of an agreement as one page of XHTML, complete in itself: the same text serves the PDF, the screen and
 * readers that cannot use a PDF. Equal content gives an equal page. Safe for several threads.
 */
@ApplicationScoped
public class AgreementDocument {
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
        page.html(() -> {
            page.element("head", () -> head(page, content));
            page.element("body", () -> body(page, content));
        });
        return page.toString();
    }

    private void head(Xhtml page, DocumentContent content) {
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title(content));
        page.empty("meta", "name", "description", "content", subject(content));
        page.element("style", style + margins(content));
    }

    private void body(Xhtml page, DocumentContent content) {
        ModelAgreement model = content.model();
        if (content.demo()) {
            page.element("p.demo", () -> {
                page.element("strong", words.get("demo"));
                page.text(". " + words.get("demo.explained"));
            });
        }
        String between = words.get(
                "subtitle", content.municipality().name(), content.partner().name());
        page.element("h1", model.title());
        page.element("p.subtitle", between);
        page.element("p.version", words.get("version", model.version()) + ". " + model.status());
        parties(page, content);
        considerations(page, model);
        definitions(page, model);
        new ArticleText(page, words, content).write();
        signing(page, content);
    }

    private void parties(Xhtml page, DocumentContent content) {
        page.element("div.together", () -> {
            page.element("h2", words.get("parties"));
            page.element("table.parties", () -> {
                page.element(
                        "thead",
                        () -> page.element("tr", () -> {
                            page.headOf("col", words.get("parties.fact"));
                            page.headOf("col", words.get("parties.municipality"));
                            page.headOf("col", words.get("parties.partner"));
                        }));
                page.element("tbody", () -> {
                    partyRow(page, content, "parties.name", party -> page.text(party.name()));
                    partyRow(page, content, "parties.represented", party -> page.text(party.representedBy()));
                    partyRow(page, content, "parties.identifiers", party -> identifiers(page, party));
                    if (content.municipality().executing() != null) {
                        partyRow(page, content, "parties.executing", party -> executing(page, party));
                    }
                });
            });
            page.element("p", words.get("parties.called"));
        });
    }

    private void partyRow(Xhtml page, DocumentContent content, String key, Consumer<Party> cell) {
        page.element("tr", () -> {
            page.headOf("row", words.get(key));
            page.element("td", () -> cell.accept(content.municipality()));
            page.element("td", () -> cell.accept(content.partner()));
        });
    }

    private static void identifiers(Xhtml page, Party party) {
        for (Identifier identifier : party.identifiers()) {
            page.element("div", identifier.label() + ' ' + identifier.value());
        }
    }

    private void executing(Xhtml page, Party party) {
        Executing executing = party.executing();
        if (executing == null) {
            page.text(words.get("parties.executing.none"));
            return;
        }
        page.element("div", executing.name());
        page.element(
                "div",
                executing.identifier().label() + ' ' + executing.identifier().value());
        page.element(
                "div", words.get(executing.handlesSignals() ? "parties.executing.signals" : "parties.executing.other"));
    }

    private void considerations(Xhtml page, ModelAgreement model) {
        page.element("div.together", () -> {
            page.element("h2", words.get("considerations"));
            page.element("p", words.get("considerations.intro"));
        });
        model.considerations()
                .forEach(consideration -> page.element("p.numbered lettered", () -> {
                    page.element("span.number", consideration.letter() + ".");
                    page.text(' ' + consideration.text());
                }));
    }

    private void definitions(Xhtml page, ModelAgreement model) {
        page.element("div.together", () -> {
            page.element("h2", words.get("definitions"));
            page.element("p", words.get("definitions.intro"));
        });
        model.definitions()
                .forEach(definition -> page.element("p.together", () -> {
                    page.element("span.term", definition.term());
                    page.text(": " + definition.meaning());
                }));
        page.element("p", words.get("agreed"));
    }

    private void signing(Xhtml page, DocumentContent content) {
        String address = content.check().toString();
        page.element("div.together", () -> {
            page.element("h2", words.get("signing"));
            page.element("p", words.get("signing.how"));
            page.element("p", words.get("signing.order"));
            page.element("p.check", () -> {
                String image = QrCode.image(content.check());
                page.empty("img", "src", image, "alt", words.get("signing.qr", address));
                page.element("span.how", () -> {
                    page.text(words.get("signing.check"));
                    page.empty("br");
                    page.element("span.address", address);
                });
            });
        });
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
            else quoted.append('\\').append("%06x ".formatted(character));
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
