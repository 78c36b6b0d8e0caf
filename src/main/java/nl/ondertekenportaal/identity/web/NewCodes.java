package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.ondertekenportaal.common.web.Messages;

/** Recovery codes that were just made, as a file to keep. */
@RequestScoped
class NewCodes {

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    /** Answers with the file instead of with a page. */
    void download(List<String> codes) {
        var external = faces.getExternalContext();
        String text = messages.text("codes.file") + "\r\n\r\n" + String.join("\r\n", codes) + "\r\n";
        external.responseReset();
        external.setResponseContentType("text/plain;charset=UTF-8");
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"herstelcodes-ondertekenportaal.txt\"");
        try {
            external.getResponseOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
