package nl.ondertekenportaal.covenant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that has the form of a model agreement, and nothing else. */
final class ModelXml {
    private static final String FORM = "/templates/modelovereenkomst/model.xsd";

    private final Schema schema = schema();

    Document document(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setIgnoringComments(true);
            factory.setCoalescing(true);
            factory.setSchema(schema);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new RefuseAll());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXParseException e) {
            throw new InvalidModelAgreement("Line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (SAXException | IOException e) {
            throw new InvalidModelAgreement("Not a model agreement: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of this Java cannot be made safe", e);
        }
    }

    private static Schema schema() {
        URL form = ModelXml.class.getResource(FORM);
        if (form == null) throw new IllegalStateException(FORM + " is missing from the application");
        try {
            return SchemaFactory.newDefaultInstance().newSchema(form);
        } catch (SAXException e) {
            throw new IllegalStateException(FORM + " is not in order", e);
        }
    }

    /** A mistake against the form is as fatal as a mistake against XML. */
    private static final class RefuseAll implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
