package nl.ondertekenportaal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;

/** What somebody may do to a file after it was signed, each as an addition that leaves the signed bytes alone. */
public final class Tampering {
    private Tampering() {}

    public static byte[] withNoteOverTheText(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            PDPage page = document.getPage(1);
            PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
            stamp.setRectangle(new PDRectangle(80, 300, 300, 200));
            stamp.setContents("anders");
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            annotations.add(stamp);
            page.getCOSObject().setNeedToBeUpdated(true);
            annotations.setNeedToBeUpdated(true);
            stamp.getCOSObject().setNeedToBeUpdated(true);
        });
    }

    public static byte[] withOnePageMore(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            document.addPage(new PDPage(PDRectangle.A4));
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getPage(document.getNumberOfPages() - 1).getCOSObject().setNeedToBeUpdated(true);
        });
    }

    public static byte[] withOpenAction(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            PDActionURI action = new PDActionURI();
            action.setURI("https://elders.example/");
            document.getDocumentCatalog().setOpenAction(action);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            action.getCOSObject().setNeedToBeUpdated(true);
        });
    }

    private static byte[] changed(byte[] pdf, Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            change.to(document);
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }
}
