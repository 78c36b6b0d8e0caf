package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;

/** What the layout tells besides the page itself: the notices above it. */
@Named
@RequestScoped
public class Layout {

    /** One notice above the page; {@code kind} is {@code error}, {@code warning} or {@code info}. */
    public record Notice(String kind, String summary, String detail) {
        public String getKind() {
            return kind;
        }

        public String getSummary() {
            return summary;
        }

        public String getDetail() {
            return detail;
        }

        /** An error is read out at once, anything else when the reader pauses. */
        public String getRole() {
            return "error".equals(kind) ? "alert" : "status";
        }
    }

    @Inject
    FacesContext faces;

    @Inject
    Language language;

    @Inject
    Messages messages;

    /** Runs before the page is written, as it sends a cookie and decides what an Ajax answer holds. */
    public void begin() {
        language.asked().ifPresent(asked -> response().addCookie(Language.remembering(asked)));
        var partial = faces.getPartialViewContext();
        if (partial.isAjaxRequest()
                && !partial.isRenderAll()
                && (!onlyLooks(partial) || !getNotices().isEmpty()))
            partial.getRenderIds().add("notices");
    }

    /** A poll that sends nothing must not wipe out what the visitor has not read yet. */
    private static boolean onlyLooks(PartialViewContext partial) {
        return partial.getExecuteIds().isEmpty();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }

    /** Notices that belong to no field, and one that says fields below need attention. */
    public List<Notice> getNotices() {
        Stream<Notice> own = faces.getMessageList(null).stream().map(Layout::notice);
        return Stream.concat(fieldsNeedAttention() ? Stream.of(attention()) : Stream.empty(), own)
                .toList();
    }

    private boolean fieldsNeedAttention() {
        var fields = faces.getClientIdsWithMessages();
        while (fields.hasNext()) if (fields.next() != null) return true;
        return false;
    }

    private Notice attention() {
        return new Notice("error", messages.text("notice.fields"), messages.text("notice.fields.detail"));
    }

    private static Notice notice(FacesMessage message) {
        String kind = message.getSeverity().compareTo(FacesMessage.SEVERITY_ERROR) >= 0
                ? "error"
                : message.getSeverity().compareTo(FacesMessage.SEVERITY_WARN) == 0 ? "warning" : "info";
        String summary = message.getSummary();
        String detail = message.getDetail();
        return new Notice(kind, summary, detail == null || detail.equals(summary) ? "" : detail);
    }
}
