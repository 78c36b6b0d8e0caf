package nl.ondertekenportaal.agreement;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements are asked for. A part that is null or blank leaves nothing out.
 *
 * @param name part of the name of the other side, or of either for who is on none, in capitals or not
 * @param sector code of a sector
 * @param platform code of an exchange platform, of the asked sector if one is asked
 * @param ownTerms whether it has terms beside those of the model text
 */
public record AgreementFilter(
        @Nullable String name,
        @Nullable String sector,
        @Nullable String platform,
        @Nullable Standing standing,
        @Nullable Boolean ownTerms) {

    /** Leaves nothing out. */
    public static final AgreementFilter ALL = new AgreementFilter(null, null, null, null, null);

    private static final String STAGE = "a.stage = " + Stage.class.getName() + ".";
    private static final String STANDS = " and (a.lapsesOn is null or a.lapsesOn > :today)"
            + " and (m.endsOn is null or m.endsOn > :today) and (p.endsOn is null or p.endsOn > :today)";
    private static final String SOUND = " and a.openDefects = 0";
    private static final String OWN_TERMS = "(a.agreedFirstDay is not null or a.contribution is not null)";

    public AgreementFilter {
        name = given(name);
        sector = given(sector);
        platform = given(platform);
    }

    public AgreementFilter with(@Nullable Standing asked) {
        return new AgreementFilter(name, sector, platform, asked, ownTerms);
    }

    public AgreementFilter withOwnTerms(@Nullable Boolean asked) {
        return new AgreementFilter(name, sector, platform, standing, asked);
    }

    /** The condition on an agreement {@code a} of {@code m} and {@code p}, seen by one party or by who sees everything. */
    String condition(boolean party) {
        return (party ? "(a.municipality = :own or a.partner = :own)" : "1 = 1")
                + (name == null ? "" : " and " + nameCondition(party))
                + (sector == null && platform == null ? "" : " and " + supplyCondition())
                + (standing == null ? "" : " and " + condition(standing, party))
                + (ownTerms == null ? "" : " and " + (ownTerms ? "" : "not ") + OWN_TERMS);
    }

    private static String nameCondition(boolean party) {
        String municipality = "lower(m.name) like :name escape '!'";
        String partner = "lower(p.name) like :name escape '!'";
        return party
                ? "(a.municipality <> :own and " + municipality + " or a.partner <> :own and " + partner + ")"
                : "(" + municipality + " or " + partner + ")";
    }

    private String supplyCondition() {
        return "a.id in (select b.id from Agreement b join b.platformBySector s where 1 = 1"
                + (sector == null ? "" : " and key(s) = :sector")
                + (platform == null ? "" : " and value(s) = :platform")
                + ")";
    }

    /** What {@link Agreement#statusOn} and the signatures say of an agreement today, as a condition on stages and days. */
    static String condition(Standing standing, boolean party) {
        String called = standing.statuses().stream()
                .map(AgreementFilter::condition)
                .collect(Collectors.joining(" or ", "(", ")"));
        return party
                ? switch (standing) {
                    case TO_SIGN -> called + " and " + signedByOwn("null");
                    case WAITS_FOR_OTHER -> called + " and " + signedByOwn("not null");
                    case UNSIGNED,
                            PREPARING,
                            OFFERED,
                            PARTLY_SIGNED,
                            UPCOMING,
                            IN_FORCE,
                            BLOCKED,
                            ENDED,
                            CLOSED,
                            DECLINED,
                            WITHDRAWN,
                            LAPSED -> called;
                }
                : called;
    }

    private static String signedByOwn(String being) {
        return "(a.municipality = :own and a.municipalitySignedAt is " + being
                + " or a.partner = :own and a.partnerSignedAt is "
                + being + ")";
    }

    private static String condition(Status status) {
        return switch (status) {
            case DRAFT, DECLINED, WITHDRAWN -> STAGE + status;
            case PREPARING, OFFERED -> "(" + STAGE + status + STANDS + ")";
            case PARTLY_SIGNED -> "(" + STAGE + status + STANDS + SOUND + ")";
            case UPCOMING -> "(" + STAGE + "SIGNED and a.firstDay > :today" + SOUND + ")";
            case IN_FORCE ->
                "(" + STAGE + "SIGNED and a.firstDay <= :today and (a.lastDay is null or a.lastDay >= :today)" + SOUND
                        + ")";
            case BLOCKED -> "(a.openDefects > 0 and (" + STAGE + "SIGNED or " + STAGE + "PARTLY_SIGNED" + STANDS + "))";
            case ENDED -> "(" + STAGE + "SIGNED and a.firstDay <= :today and a.lastDay < :today" + SOUND + ")";
            case LAPSED ->
                "(" + STAGE + "LAPSED or (a.lapsesOn <= :today or m.endsOn <= :today or p.endsOn <= :today) and ("
                        + STAGE + "PREPARING or " + STAGE + "OFFERED or " + STAGE + "PARTLY_SIGNED))";
        };
    }

    /** The values of the names that a query uses; a query must be given those and no others. */
    Map<String, Object> parameters(String query, LocalDate today, @Nullable Organisation own) {
        Map<String, Object> known = new TreeMap<>(Map.of("today", today));
        if (own != null) {
            known.put("own", own);
        }
        if (name != null) {
            known.put("name", "%" + name.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        if (sector != null) {
            known.put("sector", sector);
        }
        if (platform != null) {
            known.put("platform", platform);
        }
        known.keySet().removeIf(each -> !query.contains(":" + each));
        return known;
    }

    private static @Nullable String given(@Nullable String part) {
        return part == null || part.isBlank() ? null : part.strip();
    }
}
