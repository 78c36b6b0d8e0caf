package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Reorganisation.Party;
import nl.ondertekenportaal.organisation.Reorganisation.Sides;
import nl.ondertekenportaal.organisation.Reorganisations.Draft;
import org.jspecify.annotations.Nullable;

/** Finds who is meant, and keeps in the register of municipalities and with the organisations from when until when they exist. */
@ApplicationScoped
@Transactional
class ReorganisationParties {

    /** GM1234 Nieuwstad */
    private static final Pattern NEW = Pattern.compile("(GM[0-9]{4})\\s+(\\S.*)");

    private static final int LONGEST_NAME = 100;

    @PersistenceContext
    EntityManager em;

    @Inject
    Registers registers;

    @Inject
    Renames renames;

    /**
     * @param day the first one of the new situation
     * @throws RuleBroken {@code reorganisation.unknown} for who does not exist the day before, {@code reorganisation.newName} for a name that
     *     is none, {@code reorganisation.sameName} for the name that it has, {@code reorganisation.unknownPartner} or {@code reorganisation.ambiguousPartner} for a partner
     */
    public Sides read(Draft draft, LocalDate day) {
        boolean municipal = draft.kind().isMunicipal();
        List<Party> from = lines(draft.from())
                .map(line -> municipal ? known(line, day.minusDays(1)) : partner(line, day.minusDays(1)))
                .distinct()
                .toList();
        List<Party> to = lines(draft.to())
                .map(line ->
                        municipal ? successor(draft.kind(), line, day) : successorOf(draft.kind(), line, from, day))
                .distinct()
                .toList();
        return new Sides(from, to);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private Party known(String line, LocalDate on) {
        return find(line, on).orElseThrow(() -> new RuleBroken("reorganisation.unknown", line, on));
    }

    private Optional<Party> find(String line, LocalDate on) {
        return registers.municipalitiesOn(on).stream()
                .filter(m ->
                        m.getCbsCode().equalsIgnoreCase(line) || m.getName().equalsIgnoreCase(line))
                .findFirst()
                .map(m -> new Party(m.getCbsCode(), m.getName()));
    }

    /** One that exists on that day, or a new one. */
    private Party successor(ReorganisationKind kind, String line, LocalDate day) {
        Matcher fresh = NEW.matcher(line);
        if (kind.passesByLaw() && fresh.matches()) {
            String code = fresh.group(1);
            String name = PlainLine.of(fresh.group(2), "reorganisation.newName", LONGEST_NAME);
            Municipality there = em.find(Municipality.class, code);
            if (there == null || !there.existed()) {
                return new Party(code, name);
            }
            return known(code, day);
        }
        return known(line, day);
    }

    /** By its number; by its name if only one is called so. */
    private Party partner(String line, LocalDate on) {
        List<Organisation> found = em.createQuery("""
                        select o from Organisation o
                        where o.kind = :partner and (lower(o.name) = lower(:line) or o.identity.kvk = :line)
                        order by case when o.identity.kvk = :line then 0 else 1 end, o.name""", Organisation.class)
                .setParameter("partner", OrganisationKind.SIGNAL_PARTNER)
                .setParameter("line", line)
                .getResultList();
        if (found.isEmpty()) {
            throw new RuleBroken("reorganisation.unknownPartner", line);
        }
        Organisation first = found.getFirst();
        if (found.size() > 1 && !line.equals(first.identifiers().kvk())) {
            throw new RuleBroken("reorganisation.ambiguousPartner", line);
        }
        if (first.isEndedOn(on)) {
            throw new RuleBroken("reorganisation.unknownPartner", line);
        }
        return new Party(first.id().toString(), renames.nameOn(first, on));
    }

    /** Who is renamed stays the same legal entity. */
    private Party successorOf(ReorganisationKind kind, String line, List<Party> from, LocalDate day) {
        if (kind == ReorganisationKind.PARTNER_RENAME && !from.isEmpty()) {
            String name = PlainLine.of(line, "reorganisation.newName", LONGEST_NAME);
            if (name.equals(from.getFirst().name())) {
                throw new RuleBroken("reorganisation.sameName", name);
            }
            return new Party(from.getFirst().key(), name);
        }
        return partner(line, day);
    }

    /** Who ends, ends the day before; a new municipality begins. */
    public void begin(Reorganisation reorganisation) {
        if (!reorganisation.kind().passesByLaw()) {
            return;
        }
        LocalDate day = reorganisation.day();
        String province = province(reorganisation);
        for (Party party : reorganisation.from()) {
            end(reorganisation.kind(), party, day);
        }
        if (reorganisation.kind().isMunicipal()) {
            for (Party party : reorganisation.to()) {
                em.createNativeQuery("""
                                insert into municipality (cbs_code, name, province, valid_from) values (?1, ?2, ?3, cast(?4 as date))
                                on conflict (cbs_code) do update
                                    set name = excluded.name, valid_from = excluded.valid_from, valid_to = null
                                    where municipality.valid_to < municipality.valid_from""")
                        .setParameter(1, party.key())
                        .setParameter(2, party.name())
                        .setParameter(3, province)
                        .setParameter(4, day.toString())
                        .executeUpdate();
            }
        }
    }

    private String province(Reorganisation reorganisation) {
        Municipality first = reorganisation.kind().isMunicipal()
                ? em.find(Municipality.class, reorganisation.from().getFirst().key())
                : null;
        return first == null ? "" : first.getProvince();
    }

    /** As if it had not been entered. */
    public void stay(Reorganisation reorganisation) {
        if (!reorganisation.kind().passesByLaw()) {
            return;
        }
        reorganisation.from().forEach(party -> end(reorganisation.kind(), party, null));
        if (reorganisation.kind().isMunicipal()) {
            reorganisation.to().forEach(party -> stay(reorganisation, party));
        }
    }

    /** A municipality that began that day does not, unless another reorganisation brings it about. */
    private void stay(Reorganisation reorganisation, Party party) {
        em.createNativeQuery("""
                        with other as (
                            select min(r.day) as day from reorganisation r
                            join reorganisation_party p on p.reorganisation_id = r.id and p.side = 'TO' and p.party = ?1
                            where r.id <> cast(?3 as uuid) and r.kind in ('MUNICIPAL_MERGER', 'MUNICIPAL_SPLIT')
                              and not exists (select from reorganisation_withdrawal w where w.reorganisation_id = r.id))
                        update municipality set valid_from = coalesce(other.day, valid_from),
                            valid_to = case when other.day is null then valid_from - 1 else valid_to end
                        from other
                        where cbs_code = ?1 and valid_from = cast(?2 as date)""")
                .setParameter(1, party.key())
                .setParameter(2, reorganisation.day().toString())
                .setParameter(3, reorganisation.id().toString())
                .executeUpdate();
    }

    private void end(ReorganisationKind kind, Party party, @Nullable LocalDate day) {
        if (kind.isMunicipal()) {
            em.createNativeQuery("update municipality set valid_to = cast(?2 as date) - 1 where cbs_code = ?1")
                    .setParameter(1, party.key())
                    .setParameter(2, day == null ? null : day.toString())
                    .executeUpdate();
        }
        em.createQuery(
                        kind.isMunicipal()
                                ? "select o from Organisation o where o.identity.cbsCode = :key"
                                : "select o from Organisation o where o.id = :key",
                        Organisation.class)
                .setParameter("key", kind.isMunicipal() ? party.key() : UUID.fromString(party.key()))
                .getResultList()
                .forEach(organisation -> organisation.ends(day));
    }
}
