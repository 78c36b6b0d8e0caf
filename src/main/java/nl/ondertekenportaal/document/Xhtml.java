package nl.ondertekenportaal.document;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes well-formed XHTML. Every text and attribute is escaped, so that no value can become markup. */
final class Xhtml {
    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";
    private static final int REPLACEMENT = 0xFFFD;

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    Xhtml() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The element that holds the page, in Dutch. */
    Xhtml html(Runnable content) {
        return write("html", content, "xmlns", NAMESPACE, "lang", "nl", "xml:lang", "nl");
    }

    /** An element with its content. @param kind the name, and a class if one follows after a dot, such as {@code p.number} */
    Xhtml element(String kind, Runnable content) {
        int dot = kind.indexOf('.');
        return dot < 0
                ? write(kind, content)
                : write(kind.substring(0, dot), content, "class", kind.substring(dot + 1));
    }

    Xhtml element(String kind, String text) {
        return element(kind, () -> text(text));
    }

    /** The head of a column or a row. @param scope {@code col} or {@code row} */
    Xhtml headOf(String scope, String text) {
        return write("th", () -> text(text), "scope", scope);
    }

    /** An element without content. @param attributes names and values in turn */
    Xhtml empty(String name, String... attributes) {
        return write(name, () -> {}, attributes);
    }

    private Xhtml write(String name, Runnable content, String... attributes) {
        try {
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], printable(attributes[i + 1]));
            }
            content.run();
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    Xhtml text(String text) {
        try {
            xml.writeCharacters(printable(text));
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * The text with a visible mark in the place of characters that XML does not know, or that are invisible and could make a
     * name look like another one, such as a change of the reading direction.
     */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().map(Xhtml::printable).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static int printable(int character) {
        if (character == '\n' || character == '\t') return character;
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> character;
        };
    }
}
