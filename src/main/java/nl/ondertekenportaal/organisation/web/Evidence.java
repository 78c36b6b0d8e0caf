package nl.ondertekenportaal.organisation.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.organisation.EvidenceFile;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import org.jspecify.annotations.Nullable;

/** Hands out an evidence file to who may see it: always as a download, so that nothing of it runs on a page of ours. */
@WebServlet("/organisation/evidence")
public class Evidence extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient WhoActs who;

    @Inject
    transient EvidenceFiles files;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            UUID id = id(request.getParameter("id"));
            Actor actor = who.actor();
            send(files.get(actor, id), files.content(actor, id), response);
        } catch (NotFound notForThisActor) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("evidence");
        }
    }

    static void send(EvidenceFile file, byte[] content, HttpServletResponse response) throws IOException {
        String encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
        response.setHeader("Cache-Control", "private, no-store");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
