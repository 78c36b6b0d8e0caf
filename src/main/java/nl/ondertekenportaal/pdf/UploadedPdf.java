package nl.ondertekenportaal.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that somebody uploaded and that may be kept and opened by others: its own bytes say that it is a PDF, it is whole, no larger and
 * no longer than allowed, open to everybody, and does nothing by itself. It says nothing about who made it.
 */
public final class UploadedPdf {

    /** Some writers let a few bytes follow the end (ISO 32000-1, annex H). */
    private static final int END_WITHIN = 1024;

    private static final int DEEPEST = 50;

    private final byte[] bytes;
    private final int pages;

    private UploadedPdf(byte[] bytes, int pages) {
        this.bytes = bytes;
        this.pages = pages;
    }

    /**
     * @throws RuleBroken {@code upload.empty}, {@code upload.tooLarge}, {@code upload.notPdf}, {@code upload.truncated}, {@code
     *     upload.bomb}, {@code upload.password}, {@code upload.active}, {@code upload.tooManyPages}, or {@code upload.unreadable}
     */
    public static UploadedPdf of(byte[] bytes, UploadLimits limits) {
        if (bytes.length == 0) {
            throw new RuleBroken("upload.empty");
        }
        if (bytes.length > limits.bytes()) {
            throw new RuleBroken("upload.tooLarge", limits.megabytes());
        }
        refuseNoPdf(bytes);
        new PackedParts(bytes).refuseTooMuch();
        return new UploadedPdf(bytes.clone(), pages(bytes, limits));
    }

    private static void refuseNoPdf(byte[] bytes) {
        if (!new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1).equals("%PDF-")) {
            throw new RuleBroken("upload.notPdf");
        }
        int from = Math.max(0, bytes.length - END_WITHIN);
        if (!new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
            throw new RuleBroken("upload.truncated");
        }
    }

    private static int pages(byte[] bytes, UploadLimits limits) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw new RuleBroken("upload.password");
            }
            int named = new ActiveContent(document.getDocument()).refuseAny();
            int reached = new PageCount(limits.pages())
                    .of(document.getDocumentCatalog().getCOSObject().getItem(COSName.PAGES), 0);
            if (Math.max(named, reached) > limits.pages()) {
                throw new RuleBroken("upload.tooManyPages", limits.pages());
            }
            if (reached == 0) {
                throw new RuleBroken("upload.unreadable");
            }
            return reached;
        } catch (InvalidPasswordException locked) {
            throw new RuleBroken("upload.password");
        } catch (RuleBroken broken) {
            throw broken;
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // whatever a parser makes of bytes that were made to confuse it
            throw new RuleBroken("upload.unreadable");
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int pages() {
        return pages;
    }

    public Sha256 sha256() {
        return Sha256.of(bytes);
    }

    /** Walks the tree of pages itself: the number that the file states may lie, and the tree may run in a ring. */
    private static final class PageCount {

        private final int most;
        private final Set<COSBase> seen = new HashSet<>();

        PageCount(int most) {
            this.most = most;
        }

        int of(@Nullable COSBase node, int depth) {
            COSBase object = node instanceof COSObject reference ? reference.getObject() : node;
            if (!(object instanceof COSDictionary dictionary)) {
                return 0;
            }
            if (depth > DEEPEST || !seen.add(dictionary)) {
                throw new RuleBroken("upload.unreadable");
            }
            if (!(dictionary.getDictionaryObject(COSName.KIDS) instanceof COSArray kids)) {
                return 1;
            }
            int pages = 0;
            for (COSBase kid : kids) {
                pages += of(kid, depth + 1);
                if (pages > most) {
                    throw new RuleBroken("upload.tooManyPages", most);
                }
            }
            return pages;
        }
    }
}
