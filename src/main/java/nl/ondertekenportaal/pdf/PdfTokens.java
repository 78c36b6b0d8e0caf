package nl.ondertekenportaal.pdf;

import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a PDF file token by token (ISO 32000-1, 7.2), without ever following a reference: a name with its slash and
 * its escapes resolved, {@code <<}, {@code >>}, {@code [}, {@code ]}, {@code (} for any string, or a word. Empty at the end.
 */
final class PdfTokens {

    private static final String WHITE = "\0\t\n\f\r ";
    private static final String DELIMITERS = "()<>[]{}/%";

    private final byte[] bytes;
    private int at;

    PdfTokens(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    String next() {
        skipWhite();
        if (at >= bytes.length) {
            return "";
        }
        char first = (char) (bytes[at++] & 0xff);
        return switch (first) {
            case '/' -> "/" + name();
            case '(' -> string();
            case '<' -> follows('<') ? "<<" : hexString();
            case '>' -> follows('>') ? ">>" : ">";
            case '[', ']', '{', '}', ')' -> String.valueOf(first);
            default -> {
                at--;
                yield regular();
            }
        };
    }

    private void skipWhite() {
        while (at < bytes.length) {
            if (bytes[at] == '%') {
                while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
                    at++;
                }
            } else if (WHITE.indexOf(bytes[at]) < 0) {
                return;
            } else {
                at++;
            }
        }
    }

    private boolean follows(char expected) {
        boolean there = at < bytes.length && bytes[at] == expected;
        at += there ? 1 : 0;
        return there;
    }

    private String regular() {
        int start = at;
        while (at < bytes.length && WHITE.indexOf(bytes[at]) < 0 && DELIMITERS.indexOf(bytes[at]) < 0) {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    /** {@code #53} in a name is the letter S, so that no name can be hidden. */
    private String name() {
        String raw = regular();
        StringBuilder name = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            boolean escape = raw.charAt(i) == '#'
                    && i + 2 < raw.length()
                    && raw.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}");
            name.append(escape ? (char) Integer.parseInt(raw.substring(i + 1, i + 3), 16) : raw.charAt(i));
            i += escape ? 2 : 0;
        }
        return name.toString();
    }

    private String string() {
        int depth = 1;
        while (at < bytes.length && depth > 0) {
            switch (bytes[at++]) {
                case '\\' -> at++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
        }
        return "(";
    }

    private String hexString() {
        while (at < bytes.length && bytes[at++] != '>') {}
        return "(";
    }
}
