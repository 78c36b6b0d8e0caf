package nl.ondertekenportaal.matrix.v1;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.matrix.MatrixRow;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * One page of the matrix, as version 1 writes it.
 *
 * @param next cursor of the next page, null on the last one
 */
@JsonbNillable
@JsonbPropertyOrder({"validOn", "rows", "next"})
public record MatrixAnswer(
        LocalDate validOn, List<Row> rows, @Nullable String next) {

    /** Who may signal to whom about what, over which platform, on which days; without an end validTo is null. */
    @JsonbNillable
    @JsonbPropertyOrder({
        "sequence",
        "municipality",
        "partner",
        "sector",
        "platform",
        "validFrom",
        "validTo",
        "agreementId",
        "issuedHash"
    })
    public record Row(
            long sequence,
            Municipality municipality,
            Partner partner,
            String sector,
            String platform,
            String validFrom,
            @Nullable String validTo,
            String agreementId,
            String issuedHash) {

        static Row of(MatrixRow row) {
            return new Row(
                    row.sequence(),
                    Municipality.of(row.municipality()),
                    Partner.of(row.partner()),
                    row.sector(),
                    row.platform(),
                    row.validFrom().toString(),
                    row.validTo().map(LocalDate::toString).orElse(null),
                    row.agreement().toString(),
                    row.issuedHash().hex());
        }
    }

    /** Who may receive; the OIN is left out when it is not known. */
    @JsonbPropertyOrder({"cbsCode", "name", "oin"})
    public record Municipality(
            String cbsCode, String name, @Nullable String oin) {

        static Municipality of(Organisation organisation) {
            return new Municipality(
                    organisation.cbsCode().orElseThrow(),
                    organisation.name(),
                    organisation.identifiers().oin());
        }
    }

    /** Who may signal; an identifier that is not known is left out. */
    @JsonbPropertyOrder({"id", "name", "kvk", "oin"})
    public record Partner(
            String id,
            String name,
            @Nullable String kvk,
            @Nullable String oin) {

        static Partner of(Organisation organisation) {
            return new Partner(
                    organisation.id().toString(),
                    organisation.name(),
                    organisation.identifiers().kvk(),
                    organisation.identifiers().oin());
        }
    }
}
