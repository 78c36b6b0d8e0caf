package nl.ondertekenportaal.pdf;

import java.util.Map;
import java.util.Set;
import nl.ondertekenportaal.common.RuleBroken;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * Looks at every object of a file, whether the pages refer to it or not, for what does something by itself: scripts, programs, files
 * inside the file, forms that change, sound and film, and what is fetched from elsewhere. A link that somebody must click may stay,
 * and so may the page on which the file opens. References are not followed, so that a ring of objects is no ring here.
 */
final class ActiveContent {

    private static final int DEEPEST = 100;

    private static final Set<String> KEYS =
            Set.of("JS", "JavaScript", "AA", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "Collection", "Ref");

    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "GoToR",
            "GoToE",
            "ImportData",
            "SubmitForm",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "GoTo3DView");

    private static final Set<String> KINDS =
            Set.of("EmbeddedFile", "FileAttachment", "RichMedia", "Screen", "3D", "Movie", "Sound");

    private final COSDocument document;
    private int pages;

    ActiveContent(COSDocument document) {
        this.document = document;
    }

    /**
     * @return how many objects call themselves a page
     * @throws RuleBroken {@code upload.active}, {@code upload.bomb} if there is no end to the objects
     */
    int refuseAny() {
        if (document.getXrefTable().size() > UploadLimits.MOST_OBJECTS) {
            throw new RuleBroken("upload.bomb");
        }
        look(document.getTrailer(), 0);
        for (COSObjectKey key : Set.copyOf(document.getXrefTable().keySet())) {
            COSBase object = document.getObjectFromPool(key).getObject();
            if (object != null) {
                look(object, 0);
            }
        }
        return pages;
    }

    private void look(COSBase object, int depth) {
        if (depth > DEEPEST) {
            throw new RuleBroken("upload.unreadable");
        }
        if (object instanceof COSArray array) {
            for (COSBase each : array) {
                look(each, depth + 1);
            }
        } else if (object instanceof COSDictionary dictionary) {
            pages += COSName.PAGE.equals(dictionary.getItem(COSName.TYPE)) ? 1 : 0;
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                refuse(entry.getKey().getName(), entry.getValue());
                look(entry.getValue(), depth + 1);
            }
        }
    }

    private static void refuse(String key, COSBase value) {
        boolean action = key.equals("S") && isOneOf(ACTIONS, value);
        boolean kind = (key.equals("Subtype") || key.equals("Type")) && isOneOf(KINDS, value);
        if (KEYS.contains(key) && !isNull(value)
                || action
                || kind
                || key.equals("OpenAction") && !opensOnAPage(value)) {
            throw new RuleBroken("upload.active");
        }
    }

    private static boolean isNull(COSBase value) {
        return resolved(value) == null;
    }

    private static boolean isOneOf(Set<String> names, COSBase value) {
        return resolved(value) instanceof COSName name && names.contains(name.getName());
    }

    private static boolean opensOnAPage(COSBase value) {
        COSBase action = resolved(value);
        return !(action instanceof COSDictionary dictionary)
                || "GoTo".equals(dictionary.getNameAsString(COSName.S)) && !dictionary.containsKey(COSName.NEXT);
    }

    private static @org.jspecify.annotations.Nullable COSBase resolved(COSBase value) {
        COSBase object = value instanceof COSObject reference ? reference.getObject() : value;
        return object instanceof org.apache.pdfbox.cos.COSNull ? null : object;
    }
}
