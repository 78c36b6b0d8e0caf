package nl.ondertekenportaal.pdf;

/**
 * How much an uploaded PDF may be.
 *
 * @param bytes of the file
 * @param pages that somebody reads
 */
public record UploadLimits(int bytes, int pages) {

    private static final int BYTES_A_MEGABYTE = 1024 * 1024;

    /** What one packed part of a file, an image most likely, may become; and all of them together. */
    static final long MOST_OF_ONE_PART = 64L * BYTES_A_MEGABYTE;

    static final long MOST_OF_ALL_PARTS = 512L * BYTES_A_MEGABYTE;

    /** More objects than any document of a few dozen pages has. */
    static final int MOST_OBJECTS = 50_000;

    public UploadLimits {
        if (bytes < 1 || pages < 1) {
            throw new IllegalArgumentException("an upload of nothing");
        }
    }

    public static UploadLimits of(int megabytes, int pages) {
        return new UploadLimits(Math.multiplyExact(megabytes, BYTES_A_MEGABYTE), pages);
    }

    public int megabytes() {
        return bytes / BYTES_A_MEGABYTE;
    }
}
