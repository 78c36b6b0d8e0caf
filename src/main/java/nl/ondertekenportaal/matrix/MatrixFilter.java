package nl.ondertekenportaal.matrix;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for. A part that is null or blank leaves nothing out.
 *
 * @param validOn legal day on which a row must hold
 * @param name part of the name of the municipality or the partner, in capitals or not
 * @param sector code of a sector
 * @param platform code of an exchange platform
 */
public record MatrixFilter(
        LocalDate validOn,
        @Nullable String name,
        @Nullable String sector,
        @Nullable String platform) {

    private static final String HOLDS = """
            from MatrixRow r join fetch r.municipality m join fetch r.partner p
            where r.validFrom <= :day and (r.validTo is null or r.validTo >= :day)
              and m.suspendedAt is null and p.suspendedAt is null
              and not exists (select a.id from Agreement a where a.id = r.agreementId and a.openDefects > 0)
              and not exists (select l.sequence from MatrixRow l
                              where l.agreementId = r.agreementId and l.sector = r.sector
                                and l.municipality = r.municipality and l.partner = r.partner
                                and l.validFrom = r.validFrom and l.sequence > r.sequence)""";

    /** Everything that holds on this day. */
    public static MatrixFilter on(LocalDate day) {
        return new MatrixFilter(day, null, null, null);
    }

    String rows() {
        return "select r " + HOLDS + conditions() + " and r.sequence > :after order by r.sequence";
    }

    String count() {
        return "select count(r) " + HOLDS.replace(" fetch", "") + conditions();
    }

    private String conditions() {
        return (asked(name) ? " and (lower(m.name) like :name escape '!' or lower(p.name) like :name escape '!')" : "")
                + (asked(sector) ? " and r.sector = :sector" : "")
                + (asked(platform) ? " and r.platform = :platform" : "");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>(Map.of("day", validOn));
        if (name != null && asked(name)) {
            String literal = name.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
            parameters.put("name", "%" + literal + "%");
        }
        if (sector != null && asked(sector)) {
            parameters.put("sector", sector);
        }
        if (platform != null && asked(platform)) {
            parameters.put("platform", platform);
        }
        return parameters;
    }

    private static boolean asked(@Nullable String part) {
        return part != null && !part.isBlank();
    }
}
