package nl.ondertekenportaal.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.ondertekenportaal.common.RuleBroken;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Unpacks every packed part of a file once, before a parser does, and stops as soon as it becomes too much: a parser unpacks into
 * memory, however much that is. It finds the parts by themselves rather than by the file's own table, which may lie.
 */
final class PackedParts {

    /** Their bytes are pixels, which nobody unpacks here; only an image may use them. */
    private static final Set<String> OF_IMAGES =
            Set.of("/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode");

    /** What a part that holds other objects has, and an image has not. */
    private static final Set<String> OF_STRUCTURE = Set.of("/N", "/First", "/W", "/Index", "/Extends");

    private static final int MOST_FILTERS = 3;

    private final byte[] file;
    private long unpacked;

    PackedParts(byte[] file) {
        this.file = file;
    }

    /** @throws RuleBroken {@code upload.bomb} if it becomes too much, {@code upload.unreadable} if it is packed in no usual way */
    void refuseTooMuch() {
        int objects = 0;
        for (int at = 0; at + 2 < file.length; at++) {
            if (file[at] == 'o' && file[at + 1] == 'b' && file[at + 2] == 'j') {
                objects++;
                if (objects > 2 * UploadLimits.MOST_OBJECTS) {
                    throw new RuleBroken("upload.bomb");
                }
                read(at + 3);
            }
        }
    }

    private void read(int from) {
        RawDictionary.read(file, from).ifPresent(part -> {
            if (part.isStream()) {
                measure(part);
            }
        });
    }

    private void measure(RawDictionary part) {
        if (part.has("/F")) {
            // its contents would be fetched from elsewhere
            throw new RuleBroken("upload.active");
        }
        List<String> filters = new ArrayList<>(part.filters());
        if (filters.size() > MOST_FILTERS || filters.contains("/Crypt")) {
            throw new RuleBroken("upload.unreadable");
        }
        boolean image =
                "/Image".equals(part.name("/Subtype")) && OF_STRUCTURE.stream().noneMatch(part::has);
        InputStream data = new ByteArrayInputStream(file, part.dataStart(), file.length - part.dataStart());
        for (String filter : filters) {
            if (OF_IMAGES.contains(filter)) {
                if (!image) {
                    throw new RuleBroken("upload.unreadable");
                }
                return;
            }
            data = unpack(filter, data);
        }
    }

    private InputStream unpack(String filter, InputStream packed) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (OutputStream counted = new Counted(kept)) {
            FilterFactory.INSTANCE
                    .getFilter(COSName.getPDFName(filter.substring(1)))
                    .decode(packed, counted, new COSDictionary(), 0);
        } catch (IOException notPackedSo) {
            throw new RuleBroken("upload.unreadable");
        }
        return new ByteArrayInputStream(kept.toByteArray());
    }

    private final class Counted extends OutputStream {

        private final ByteArrayOutputStream kept;

        Counted(ByteArrayOutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int b) {
            count(1);
            kept.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count(length);
            kept.write(bytes, from, length);
        }

        private void count(int length) {
            unpacked += length;
            if (kept.size() + (long) length > UploadLimits.MOST_OF_ONE_PART
                    || unpacked > UploadLimits.MOST_OF_ALL_PARTS) {
                throw new RuleBroken("upload.bomb");
            }
        }
    }
}
