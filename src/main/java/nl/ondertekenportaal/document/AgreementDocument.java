package nl.ondertekenportaal.document;

import jakarta.enterprise.context.ApplicationScoped;
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
    private final Words words = new Words("agreement");
    private final PageFrame frame = new PageFrame();

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
        page.element("style", frame.style(words.get("running"), content.check(), content.demo()));
    }

    private void body(Xhtml page, DocumentContent content) {
        ModelAgreement model = content.model();
        if (content.demo()) {
            frame.mark(page);
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
        page.element("div.together", () -> {
            page.element("h2", words.get("signing"));
            page.element("p", words.get("signing.how"));
            page.element("p", words.get("signing.order"));
            frame.checkAddress(page, content.check());
        });
    }
}
