package nl.ondertekenportaal.agreement.web;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of a list with what is asked for in it, so that it can be shared and gone back to. What is not asked for is left out. */
final class ListAddress implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String page;
    private final Map<String, String> asked;

    private ListAddress(String page, Map<String, String> asked) {
        this.page = page;
        this.asked = asked;
    }

    static ListAddress of(String page) {
        return new ListAddress(page, Map.of());
    }

    /** The same, with this question instead of what was asked of it before; null or nothing leaves it out. */
    ListAddress with(String name, @Nullable Object value) {
        Map<String, String> more = new LinkedHashMap<>(asked);
        more.remove(name);
        if (value != null && !value.toString().isBlank()) {
            more.put(name, value.toString());
        }
        return new ListAddress(page, more);
    }

    @Override
    public String toString() {
        return asked.isEmpty()
                ? page
                : asked.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", page + "?", ""));
    }
}
