package nl.ondertekenportaal.matrix;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.Succession;

/**
 * Lets the matrix say what follows from the agreements and the reorganisations that are known: what is missing is appended, what holds otherwise is
 * corrected. Whoever signs and whoever reorganises at the same moment take turns at the lock of the feed, and the second sees what the first did.
 */
@ApplicationScoped
@Transactional
class MatrixSuccession {

    @PersistenceContext
    EntityManager em;

    @Inject
    Reorganisations reorganisations;

    @Inject
    MatrixFeed feed;

    /** The other sides of all signed agreements of whoever is related to this party, each to be reckoned by itself. */
    public List<String> counterparties(String party) {
        Set<String> family = reorganisations.succession().family(party);
        return Succession.isMunicipality(party)
                ? em.createQuery("""
                                select distinct a.partner.id from Agreement a
                                where a.stage = :signed and a.municipality.identity.cbsCode in :family""", UUID.class)
                        .setParameter("signed", Stage.SIGNED)
                        .setParameter("family", family)
                        .getResultStream()
                        .map(UUID::toString)
                        .sorted()
                        .toList()
                : em.createQuery("""
                                select distinct a.municipality.identity.cbsCode from Agreement a
                                where a.stage = :signed and a.partner.id in :family""", String.class)
                        .setParameter("signed", Stage.SIGNED)
                        .setParameter("family", ids(family))
                        .getResultStream()
                        .sorted()
                        .toList();
    }

    /** One party with all who came before or after it, and one counterparty with all of its. Safe to run again. */
    public void reckon(String party, String counterparty) {
        MatrixHead head = feed.lock();
        if (Succession.isMunicipality(party)) {
            reckon(head, party, counterparty);
        } else {
            reckon(head, counterparty, party);
        }
    }

    /** The same, for who has locked the feed. What was rejected takes the place of nothing, and its rows stay as they are, since it is blocked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reckon(MatrixHead head, String municipality, String partner) {
        Succession succession = reorganisations.succession();
        List<Agreement> agreements = em.createQuery("""
                        select a from Agreement a join fetch a.municipality m join fetch a.partner p
                        where a.stage = :signed and a.rejectedAt is null
                          and m.identity.cbsCode in :municipalities and p.id in :partners
                        order by a.id""", Agreement.class)
                .setParameter("signed", Stage.SIGNED)
                .setParameter("municipalities", succession.family(municipality))
                .setParameter("partners", ids(succession.family(partner)))
                .setHint("eclipselink.batch", "a.platformBySector")
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
        List<Stretch> wanted = new Passing(succession)
                .of(agreements.stream().flatMap(MatrixSuccession::claims).toList());
        feed.append(head, missing(agreements, wanted));
    }

    private static List<UUID> ids(Set<String> partners) {
        return partners.stream().map(UUID::fromString).toList();
    }

    private List<MatrixFeed.Entry> missing(Collection<Agreement> agreements, List<Stretch> wanted) {
        Map<UUID, Agreement> byId = agreements.stream()
                .collect(Collectors.toMap(agreement -> agreement.id().value(), Function.identity()));
        Map<String, Organisation> organisations = organisations(wanted);
        Map<List<Object>, MatrixRow> known = known(byId.keySet());
        List<MatrixFeed.Entry> missing = new ArrayList<>();
        for (Stretch stretch : wanted) {
            Organisation municipality = organisations.get(stretch.municipality());
            Organisation partner = organisations.get(stretch.partner());
            if (municipality == null || partner == null) {
                continue; // who does not take part yet gets its rows when it is admitted
            }
            MatrixRow row = known.remove(key(stretch, municipality, partner));
            if (row == null || !row.validTo().equals(Optional.ofNullable(stretch.to()))) {
                missing.add(new MatrixFeed.Entry(
                        Objects.requireNonNull(byId.get(stretch.claim().agreement())),
                        municipality,
                        partner,
                        stretch.claim().sector(),
                        stretch.claim().platform(),
                        stretch.from(),
                        stretch.to()));
            }
        }
        known.values().stream()
                .filter(MatrixRow::isEverValid)
                .map(row ->
                        never(Objects.requireNonNull(byId.get(row.agreement().value())), row))
                .forEach(missing::add);
        return missing;
    }

    private static MatrixFeed.Entry never(Agreement agreement, MatrixRow row) {
        return new MatrixFeed.Entry(
                agreement,
                row.municipality(),
                row.partner(),
                row.sector(),
                row.platform(),
                row.validFrom(),
                row.validFrom().minusDays(1));
    }

    /** The latest row of each agreement, sector, two parties and first day. */
    private Map<List<Object>, MatrixRow> known(Set<UUID> agreements) {
        Map<List<Object>, MatrixRow> known = new LinkedHashMap<>();
        if (!agreements.isEmpty()) {
            em.createQuery(
                            "select r from MatrixRow r where r.agreementId in :agreements order by r.sequence",
                            MatrixRow.class)
                    .setParameter("agreements", agreements)
                    .getResultList()
                    .forEach(row -> known.put(
                            List.of(
                                    row.agreement().value(),
                                    row.sector(),
                                    row.municipality().id(),
                                    row.partner().id(),
                                    row.validFrom()),
                            row));
        }
        return known;
    }

    private static List<Object> key(Stretch stretch, Organisation municipality, Organisation partner) {
        return List.of(
                stretch.claim().agreement(), stretch.claim().sector(), municipality.id(), partner.id(), stretch.from());
    }

    /** By the code of a municipality or the id of a legal entity. */
    private Map<String, Organisation> organisations(List<Stretch> wanted) {
        Map<String, Organisation> found = new TreeMap<>();
        Set<String> municipalities = wanted.stream().map(Stretch::municipality).collect(Collectors.toSet());
        Set<UUID> partners = wanted.stream()
                .map(stretch -> UUID.fromString(stretch.partner()))
                .collect(Collectors.toSet());
        if (!wanted.isEmpty()) {
            em.createQuery(
                            "select o from Organisation o where o.identity.cbsCode in :codes or o.id in :ids",
                            Organisation.class)
                    .setParameter("codes", municipalities)
                    .setParameter("ids", partners)
                    .getResultList()
                    .forEach(o -> found.put(o.cbsCode().orElse(o.id().toString()), o));
        }
        return found;
    }

    private static Stream<Claim> claims(Agreement agreement) {
        return agreement.platformBySector().entrySet().stream()
                .map(supply -> new Claim(
                        agreement.id().value(),
                        municipality(agreement),
                        partner(agreement),
                        supply.getKey(),
                        supply.getValue(),
                        agreement.firstDay().orElseThrow(),
                        agreement.lastDay().orElse(null)));
    }

    private static String municipality(Agreement agreement) {
        return agreement.municipality().cbsCode().orElseThrow();
    }

    private static String partner(Agreement agreement) {
        return agreement.partner().id().toString();
    }
}
