package nl.ondertekenportaal.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** The dictionary of one object as it stands in the bytes of a file, and where the stream begins that belongs to it. */
final class RawDictionary {

    /** Far more than the dictionary of a stream has; what is larger has no stream behind it, or is not read at all. */
    private static final int MOST_TOKENS = 20_000;

    private final Map<String, List<String>> entries = new HashMap<>();
    private int dataStart = -1;

    private RawDictionary() {}

    /** Empty if no dictionary stands here. */
    static Optional<RawDictionary> read(byte[] file, int from) {
        PdfTokens tokens = new PdfTokens(file, from);
        if (!tokens.next().equals("<<")) {
            return Optional.empty();
        }
        RawDictionary dictionary = new RawDictionary();
        dictionary.readEntries(tokens);
        if (tokens.next().equals("stream")) {
            int start = tokens.position();
            start += start < file.length && file[start] == '\r' ? 1 : 0;
            start += start < file.length && file[start] == '\n' ? 1 : 0;
            dictionary.dataStart = Math.min(start, file.length);
        }
        return Optional.of(dictionary);
    }

    private void readEntries(PdfTokens tokens) {
        int depth = 1;
        String key = null;
        List<String> value = new ArrayList<>();
        for (int read = 0; depth > 0; read++) {
            String token = tokens.next();
            if (token.isEmpty() || read > MOST_TOKENS) {
                return;
            }
            depth += opens(token) - closes(token);
            boolean nextKey = depth == 1 && token.startsWith("/") && (key == null || !value.isEmpty());
            if (nextKey || depth == 0) {
                keep(key, value);
                key = token;
                value = new ArrayList<>();
            } else {
                value.add(token);
            }
        }
    }

    private static int opens(String token) {
        return token.equals("<<") || token.equals("[") ? 1 : 0;
    }

    private static int closes(String token) {
        return token.equals(">>") || token.equals("]") ? 1 : 0;
    }

    private void keep(@Nullable String key, List<String> value) {
        if (key != null && entries.put(key, value) != null) {
            // two readers could each take another one of the two
            entries.put(key, List.of("twice"));
        }
    }

    boolean isStream() {
        return dataStart >= 0;
    }

    int dataStart() {
        return dataStart;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    @Nullable
    String name(String key) {
        List<String> value = entries.getOrDefault(key, List.of());
        return value.size() == 1 ? value.getFirst() : null;
    }

    /** @throws RuleBroken {@code upload.unreadable} if they are not named right here */
    List<String> filters() {
        List<String> value = new ArrayList<>(entries.getOrDefault("/Filter", List.of()));
        value.removeAll(List.of("[", "]", "null"));
        if (value.stream().anyMatch(each -> !each.startsWith("/"))) {
            throw new RuleBroken("upload.unreadable");
        }
        return value;
    }
}
