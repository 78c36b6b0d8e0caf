package nl.ondertekenportaal.document;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.covenant.ArrearsThreshold;
import nl.ondertekenportaal.covenant.Article;
import nl.ondertekenportaal.covenant.Article.Fragment;
import nl.ondertekenportaal.covenant.Article.Paragraph;
import nl.ondertekenportaal.covenant.ModelField;
import nl.ondertekenportaal.document.DocumentContent.Contact;
import nl.ondertekenportaal.document.DocumentContent.Party;
import nl.ondertekenportaal.document.DocumentContent.Supply;
import nl.ondertekenportaal.organisation.ContactKind;
import org.jspecify.annotations.Nullable;

/** The articles of the model with the values of one agreement in their places. */
final class ArticleText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Words.DUTCH);

    private final Xhtml page;
    private final Words words;
    private final DocumentContent content;

    ArticleText(Xhtml page, Words words, DocumentContent content) {
        this.page = page;
        this.words = words;
        this.content = content;
    }

    void write() {
        Set<String> sectors =
                content.supplies().stream().map(Supply::sectorCode).collect(Collectors.toSet());
        for (Article article : content.model().articles()) {
            List<Paragraph> paragraphs = article.paragraphsFor(sectors);
            if (paragraphs.isEmpty()) continue;
            // a heading never stands alone at the foot of a page
            page.element("div.together", () -> {
                page.element("h2", words.get("article", String.valueOf(article.number())) + ". " + article.title());
                paragraph(paragraphs.getFirst());
            });
            paragraphs.stream().skip(1).forEach(this::paragraph);
        }
    }

    private void paragraph(Paragraph paragraph) {
        page.element("p.numbered", () -> {
            page.element("span.number", paragraph.number());
            page.text(" ");
            paragraph.text().forEach(fragment -> page.text(words(fragment, paragraph)));
        });
        switch (paragraph.facts()) {
            case PLATFORMS -> platforms();
            case CONTACTS -> contacts();
            case null -> {}
        }
    }

    private String words(Fragment fragment, Paragraph paragraph) {
        return switch (fragment) {
            case Fragment.Words fixed -> fixed.words();
            case Fragment.Value value -> value(value.field());
            case Fragment.Threshold ignored -> threshold(paragraph.sector());
        };
    }

    private String value(String id) {
        ModelField field = content.model().field(id).orElseThrow();
        String value = switch (id) {
            case ModelField.FIRST_DAY -> content.firstDay() == null ? null : DAY.format(content.firstDay());
            case ModelField.CONTRIBUTION -> content.contribution();
            default -> throw new IllegalArgumentException("the portal cannot fill the field " + id);
        };
        if (value != null) return value;
        String open = field.whenOpen();
        if (open == null) throw new IllegalArgumentException("the field " + id + " may not be left open");
        return open;
    }

    private String threshold(@Nullable String sector) {
        ArrearsThreshold threshold =
                sector == null ? null : content.model().threshold(sector).orElse(null);
        if (threshold == null) throw new IllegalArgumentException("the model has no threshold for sector " + sector);
        return words.get("threshold." + threshold.unit(), threshold.from());
    }

    private void platforms() {
        page.element(
                "div.facts",
                () -> page.element("table", () -> {
                    page.element(
                            "thead",
                            () -> page.element("tr", () -> {
                                page.headOf("col", words.get("platforms.sector"));
                                page.headOf("col", words.get("platforms.platform"));
                            }));
                    page.element(
                            "tbody",
                            () -> content.supplies()
                                    .forEach(supply -> page.element("tr", () -> {
                                        page.headOf("row", supply.sectorName());
                                        page.element("td", supply.platform());
                                    })));
                }));
    }

    private void contacts() {
        page.element(
                "div.facts",
                () -> page.element("table", () -> {
                    page.element(
                            "thead",
                            () -> page.element("tr", () -> {
                                page.headOf("col", words.get("contacts.role"));
                                page.headOf("col", words.get("parties.municipality"));
                                page.headOf("col", words.get("parties.partner"));
                            }));
                    page.element(
                            "tbody",
                            () -> subjects()
                                    .forEach(subject -> page.element("tr", () -> {
                                        page.headOf("row", subject);
                                        page.element("td", mailbox(content.municipality(), subject));
                                        page.element("td", mailbox(content.partner(), subject));
                                    })));
                }));
    }

    /** Every subject on which parties must reach each other, and those for which one of them gave a mailbox. */
    private List<String> subjects() {
        Set<ContactKind> given = Stream.of(content.municipality(), content.partner())
                .flatMap(party -> party.contacts().stream())
                .map(Contact::kind)
                .collect(Collectors.toSet());
        return Arrays.stream(ContactKind.values())
                .filter(kind -> kind != ContactKind.END_OF_SUPPLY || given.contains(kind))
                .map(this::subject)
                .distinct()
                .toList();
    }

    /** The team of the one that handles the signals answers to the team of the other that collects. */
    private String subject(ContactKind kind) {
        return words.get("contacts." + kind);
    }

    private String mailbox(Party party, String subject) {
        String mailboxes = party.contacts().stream()
                .filter(contact -> subject(contact.kind()).equals(subject))
                .map(Contact::mailbox)
                .collect(Collectors.joining(", "));
        return mailboxes.isEmpty() ? words.get("contacts.none") : mailboxes;
    }
}
