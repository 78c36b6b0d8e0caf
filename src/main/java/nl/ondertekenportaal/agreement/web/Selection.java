package nl.ondertekenportaal.agreement.web;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which of the listed things are ticked; a tick stays while a filter hides its row. */
public final class Selection implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Map<String, Boolean> ticked = new LinkedHashMap<>();

    /** By id, for the checkboxes of a page. */
    public Map<String, Boolean> getTicked() {
        return ticked;
    }

    public void tick(List<UUID> ids) {
        ids.forEach(id -> ticked.put(id.toString(), Boolean.TRUE));
    }

    public void clear() {
        ticked.clear();
    }

    public List<UUID> ids() {
        return ticked.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> UUID.fromString(entry.getKey()))
                .toList();
    }

    public int getCount() {
        return ids().size();
    }
}
