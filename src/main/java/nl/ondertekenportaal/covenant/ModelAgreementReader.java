package nl.ondertekenportaal.covenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.ondertekenportaal.covenant.Article.Facts;
import nl.ondertekenportaal.covenant.Article.Fragment;
import nl.ondertekenportaal.covenant.Article.Paragraph;
import nl.ondertekenportaal.covenant.ModelAgreement.Consideration;
import nl.ondertekenportaal.covenant.ModelAgreement.Definition;
import nl.ondertekenportaal.covenant.ModelAgreement.Periods;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads a model agreement from XML of the form of {@code templates/modelovereenkomst/model.xsd}. A document type, and with it
 * every entity, is refused; nothing outside the file is read. Safe for several threads.
 */
@ApplicationScoped
public class ModelAgreementReader {
    private static final String TEMPLATES = "/templates/modelovereenkomst/";

    private final ModelXml xml = new ModelXml();

    /**
     * The version that is shipped with the portal.
     *
     * @throws InvalidModelAgreement when there is none of that name, or it is not in order
     */
    public ModelAgreement shipped(String version) {
        try (InputStream in = ModelAgreementReader.class.getResourceAsStream(TEMPLATES + version + "/model.xml")) {
            if (in == null) throw new InvalidModelAgreement("There is no model agreement " + version);
            ModelAgreement model = read(in.readAllBytes());
            if (!model.version().equals(version)) {
                throw new InvalidModelAgreement("The file of version " + version + " says it is " + model.version());
            }
            return model;
        } catch (IOException e) {
            throw new InvalidModelAgreement("The model agreement " + version + " cannot be read", e);
        }
    }

    /** @throws InvalidModelAgreement when the bytes are not a model agreement */
    public ModelAgreement read(byte[] file) {
        Element model = xml.document(file).getDocumentElement();
        Element periods = child(model, "periods");
        ModelAgreement agreement = new ModelAgreement(
                model.getAttribute("version"),
                text(child(model, "title")),
                text(child(model, "status")),
                LocalDate.parse(model.getAttribute("effective-from")),
                sha256(file),
                new Periods(
                        number(periods, "term-months"),
                        number(periods, "renewal-months"),
                        number(periods, "notice-months")),
                children(child(model, "fields"), "field").stream()
                        .map(ModelAgreementReader::field)
                        .toList(),
                children(child(model, "thresholds"), "threshold").stream()
                        .map(ModelAgreementReader::threshold)
                        .toList(),
                children(child(model, "considerations"), "consideration").stream()
                        .map(element -> new Consideration(element.getAttribute("letter"), text(element)))
                        .toList(),
                children(child(model, "definitions"), "definition").stream()
                        .map(element -> new Definition(element.getAttribute("term"), text(element)))
                        .toList(),
                children(model, "article").stream()
                        .map(ModelAgreementReader::article)
                        .toList());
        thresholdsMustExist(agreement);
        return agreement;
    }

    private static void thresholdsMustExist(ModelAgreement model) {
        for (Article article : model.articles()) {
            for (Paragraph paragraph : article.paragraphs()) {
                String sector = paragraph.sector();
                boolean needed = paragraph.text().contains(new Fragment.Threshold());
                if (needed && (sector == null || model.threshold(sector).isEmpty())) {
                    throw new InvalidModelAgreement(
                            "Paragraph " + paragraph.number() + " names a threshold, but there is none for its sector");
                }
            }
        }
    }

    private static ModelField field(Element element) {
        return new ModelField(
                element.getAttribute("id"),
                ModelField.Type.valueOf(element.getAttribute("type")),
                element.getAttribute("label"),
                optional(element, "when-open"));
    }

    private static ArrearsThreshold threshold(Element element) {
        return new ArrearsThreshold(
                element.getAttribute("sector"),
                number(element, "from"),
                ArrearsThreshold.Unit.valueOf(element.getAttribute("unit")));
    }

    private static Article article(Element element) {
        List<Paragraph> paragraphs = children(element, "paragraph").stream()
                .map(ModelAgreementReader::paragraph)
                .toList();
        return new Article(
                element.getAttribute("id"), number(element, "number"), element.getAttribute("title"), paragraphs);
    }

    private static Paragraph paragraph(Element element) {
        List<Fragment> text = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element place) {
                text.add(
                        place.getTagName().equals("value")
                                ? new Fragment.Value(place.getAttribute("of"))
                                : new Fragment.Threshold());
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                text.add(new Fragment.Words(node.getTextContent().replaceAll("\\s+", " ")));
            }
        }
        String facts = optional(element, "followed-by");
        return new Paragraph(
                element.getAttribute("number"),
                optional(element, "sector"),
                facts == null ? null : Facts.valueOf(facts),
                text);
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) children.add(element);
        }
        return children;
    }

    private static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static @Nullable String optional(Element element, String attribute) {
        return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
