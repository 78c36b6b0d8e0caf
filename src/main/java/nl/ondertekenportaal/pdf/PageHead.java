package nl.ondertekenportaal.pdf;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The head of a page, from which openhtmltopdf takes what the PDF says about itself: in the information dictionary and in XMP
 * alike, which PDF/A wants to be equal.
 */
final class PageHead {
    private final Element head;

    private PageHead(Element head) {
        this.head = head;
    }

    static PageHead of(Document page) {
        NodeList heads = page.getElementsByTagName("head");
        if (heads.getLength() != 1) throw new IllegalArgumentException("a page has one head");
        return new PageHead((Element) heads.item(0));
    }

    void describe(DocumentProperties properties) {
        Element title = element("title");
        title.setTextContent(properties.title());
        NodeList titles = head.getElementsByTagName("title");
        while (titles.getLength() > 0) remove(titles.item(0));
        head.appendChild(title);
        meta("author", properties.author());
        meta("subject", properties.subject());
    }

    private void meta(String name, String content) {
        NodeList metas = head.getElementsByTagName("meta");
        for (int i = metas.getLength() - 1; i >= 0; i--) {
            if (((Element) metas.item(i)).getAttribute("name").equals(name)) remove(metas.item(i));
        }
        Element meta = element("meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", content);
        head.appendChild(meta);
    }

    private Element element(String name) {
        return head.getOwnerDocument().createElementNS(head.getNamespaceURI(), name);
    }

    private void remove(Node node) {
        head.removeChild(node);
    }
}
