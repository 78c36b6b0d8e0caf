package nl.ondertekenportaal.matrix.v1;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.matrix.rest.BadRequest;

/** What a reader asks of the matrix: the rows of one day, page by page. */
record MatrixQuestion(LocalDate validOn, int limit, Cursor after) {

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1_000;
    private static final Set<String> KNOWN = Set.of("validOn", "limit", "after");

    /** @throws BadRequest naming the parameter that is unknown, sent twice or not understood */
    static MatrixQuestion of(MultivaluedMap<String, String> parameters, LocalDate today) {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new BadRequest("unknown-parameter", name);
            }
        }
        return new MatrixQuestion(
                one(parameters, "validOn").map(MatrixQuestion::day).orElse(today),
                one(parameters, "limit").map(MatrixQuestion::limit).orElse(USUAL_LIMIT),
                one(parameters, "after").map(Cursor::parse).orElse(Cursor.START));
    }

    private static Optional<String> one(MultivaluedMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new BadRequest("repeated-parameter", name);
        }
        return values.stream().findFirst();
    }

    private static LocalDate day(String text) {
        try {
            // four digits only: LocalDate alone also reads +12345-01-01, which no database does
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw new BadRequest("bad-date", text);
        }
        throw new BadRequest("bad-date", text);
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new BadRequest("bad-limit", text);
        }
        return limit;
    }

    /** The address of the page after this one. */
    URI next(URI matrix, Cursor last) {
        return UriBuilder.fromUri(matrix)
                .queryParam("validOn", validOn)
                .queryParam("limit", limit)
                .queryParam("after", last)
                .build();
    }
}
