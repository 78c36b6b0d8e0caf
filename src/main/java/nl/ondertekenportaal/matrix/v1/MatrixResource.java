package nl.ondertekenportaal.matrix.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.matrix.AgreementMatrix;
import nl.ondertekenportaal.matrix.MatrixRow;

/** {@code GET /api/v1/matrix}: the rows that hold on a day. */
@Path("v1/matrix")
@RequestScoped
public class MatrixResource {

    @Inject
    AgreementMatrix matrix;

    @Inject
    LegalCalendar calendar;

    @Inject
    PublicAddress address;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response matrix(@Context UriInfo uri) {
        MatrixQuestion question = MatrixQuestion.of(uri.getQueryParameters(), calendar.today());
        // one more than was asked tells whether there is a next page
        List<MatrixRow> found =
                matrix.inForceOn(question.validOn(), question.after().sequence(), question.limit() + 1);
        boolean more = found.size() > question.limit();
        List<MatrixRow> rows = more ? found.subList(0, question.limit()) : found;
        Cursor last = more ? new Cursor(rows.get(rows.size() - 1).sequence()) : null;
        var page = new MatrixAnswer(
                question.validOn(),
                rows.stream().map(MatrixAnswer.Row::of).toList(),
                last == null ? null : last.toString());
        Response.ResponseBuilder answer = Response.ok(page);
        if (last != null) {
            answer.link(question.next(address.of("/api/v1/matrix"), last), "next");
        }
        return answer.build();
    }
}
