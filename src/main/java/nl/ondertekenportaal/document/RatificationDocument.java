package nl.ondertekenportaal.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.ondertekenportaal.document.RatificationContent.First;
import nl.ondertekenportaal.document.RatificationContent.Ground;
import nl.ondertekenportaal.document.RatificationContent.Ratifying;
import nl.ondertekenportaal.document.RatificationContent.Together;
import nl.ondertekenportaal.document.RatificationContent.Wrong;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.pdf.DocumentProperties;
import nl.ondertekenportaal.pdf.PdfRenderer;

/**
 * Writes the statement by which a party ratifies that it was represented without sufficient power, all of it and without conditions: the
 * other party need not accept a part (Dutch Civil Code, article 3:69(1) and (4)). Equal content gives an equal page. Safe for several threads.
 */
@ApplicationScoped
public class RatificationDocument {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Words.DUTCH);

    private final Words words = new Words("ratification");
    private final PageFrame frame = new PageFrame();

    @Inject
    PdfRenderer renderer;

    /** The page; well-formed, without document type, script or reference to anything outside it. */
    public String xhtml(RatificationContent content) {
        Xhtml page = new Xhtml();
        page.html(() -> {
            page.element("head", () -> head(page, content));
            page.element("body", () -> body(page, content));
        });
        return page.toString();
    }

    /** PDF/A-3a and PDF/UA-1 with one empty signature field of this name; not sealed yet. */
    public byte[] pdf(RatificationContent content, String signatureField, Instant now) {
        var properties = new DocumentProperties(title(content), "Ondertekenportaal", subject(content), now);
        return renderer.render(xhtml(content), properties, List.of(signatureField));
    }

    private String title(RatificationContent content) {
        return words.get("title") + ' ' + words.get("subtitle", content.municipality(), content.partner());
    }

    private String subject(RatificationContent content) {
        return words.get("subject", content.ratifying().name(), content.number());
    }

    private void head(Xhtml page, RatificationContent content) {
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title(content));
        page.empty("meta", "name", "description", "content", subject(content));
        page.element("style", frame.style(words.get("running"), content.check(), content.demo()));
    }

    private void body(Xhtml page, RatificationContent content) {
        if (content.demo()) {
            frame.mark(page);
        }
        page.element("h1", words.get("title"));
        page.element("p.subtitle", words.get("subtitle", content.municipality(), content.partner()));
        page.element("p.version", words.get("of", content.ratifying().name()));
        agreement(page, content);
        defects(page, content);
        statement(page, content);
        signing(page, content);
    }

    private void agreement(Xhtml page, RatificationContent content) {
        page.element("div.together", () -> {
            page.element("h2", words.get("agreement"));
            page.element(
                    "table",
                    () -> page.element("tbody", () -> {
                        row(page, "municipality", content.municipality());
                        row(page, "partner", content.partner());
                        row(page, "number", content.number());
                        row(page, "hash", content.issuedHash().hex());
                        row(
                                page,
                                "signedOn",
                                words.get(
                                        "signedOn.value", content.ratifying().party(), DAY.format(content.signedOn())));
                    }));
        });
    }

    private void row(Xhtml page, String key, String value) {
        page.element("tr", () -> {
            page.headOf("row", words.get(key));
            page.element("td", value);
        });
    }

    private void defects(Xhtml page, RatificationContent content) {
        page.element("h2", words.get("wrong"));
        page.element("p", words.get("wrong.intro", content.ratifying().party()));
        for (Wrong wrong : content.defects()) {
            page.element("div.together", () -> {
                page.element("p", words.get("wrong." + wrong.kind()));
                Ground ground = wrong.ground();
                if (ground != null) {
                    page.element("p", words.get("wrong.authority", inWords(ground)));
                }
                page.element("p", words.get("wrong.explanation", DAY.format(wrong.reportedOn()), wrong.explanation()));
            });
        }
    }

    private void statement(Xhtml page, RatificationContent content) {
        Ratifying ratifying = content.ratifying();
        page.element("div.together", () -> {
            page.element("h2", words.get("statement"));
            page.element(
                    "p",
                    words.get(
                            ratifying.predecessor() == null ? "statement.ratifies" : "statement.ratifiesAsSuccessor",
                            ratifying.name(),
                            ratifying.representedBy(),
                            ratifying.party()));
            page.element("p", words.get("statement.effect", DAY.format(content.signedOn())));
            page.element("p", words.get("statement.whole"));
        });
    }

    private void signing(Xhtml page, RatificationContent content) {
        page.element("div.together", () -> {
            page.element("h2", words.get("signing"));
            page.element(
                    "p",
                    words.get(
                            "signing.by",
                            content.signatory().name(),
                            content.signatory().function(),
                            inWords(content.signatory().ground())));
            Together together = content.together();
            if (together != null) {
                page.element("p", inWords(together, content.ratifying().name()));
            }
            page.element("p", words.get("signing.how"));
        });
        page.element("div.together", () -> frame.checkAddress(page, content.check()));
    }

    private String inWords(Together together, String ratifying) {
        First first = together.first();
        return first == null
                ? words.get("signing.first", ratifying)
                : words.get(
                        "signing.second",
                        ratifying,
                        first.name(),
                        first.function(),
                        DAY.format(first.day()),
                        first.file().hex());
    }

    private String inWords(Ground ground) {
        Decision decision = ground.decision();
        return words.get(
                "ground",
                words.get("as." + ground.kind()),
                decision.body(),
                DAY.format(decision.day()),
                decision.reference());
    }
}
