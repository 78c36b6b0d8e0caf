package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Agreements in lists, as they stand today: those of one's own organisation, or all for NVVK. Each question is one query, and
 * one more for the sectors of a page, however many agreements there are.
 *
 * <p>Pages have numbers, since people go back and forth and sort by what they like: among a hundred thousand agreements the
 * first pages take milliseconds, the last half a second. Machines read the matrix, by key.
 */
@ApplicationScoped
@Transactional
public class AgreementList {

    private static final String PARTIES = " from Agreement a join a.municipality m join a.partner p where ";

    @PersistenceContext
    EntityManager em;

    @Inject
    LegalCalendar calendar;

    /** How many agreements there are of what is asked for, and how many of these stand how. */
    public record Counts(long all, Map<Standing, Long> byStanding) {

        public long of(@Nullable Standing standing) {
            return standing == null ? all : byStanding.getOrDefault(standing, 0L);
        }
    }

    /** Part of the agreements that are asked for, with their parties and sectors. */
    public List<Agreement> find(
            Actor actor, AgreementFilter filter, AgreementOrder order, boolean descending, int offset, int limit) {
        String text = "select a" + PARTIES.replace(" join ", " join fetch ") + filter.condition(isParty(actor))
                + order.by(descending);
        return withSectors(query(actor, filter, text, Agreement.class)
                        .setFirstResult(offset)
                        .setMaxResults(limit))
                .getResultList();
    }

    /** How many there are; which standing the filter asks for makes no difference. */
    public Counts counts(Actor actor, AgreementFilter filter) {
        String sums = Stream.of(Standing.values())
                .map(standing -> ", sum(case when " + AgreementFilter.condition(standing, isParty(actor))
                        + " then 1 else 0 end)")
                .collect(Collectors.joining());
        String text = "select count(a)" + sums + PARTIES + filter.with(null).condition(isParty(actor));
        Object[] row = query(actor, filter, text, Object[].class).getSingleResult();
        Map<Standing, Long> byStanding = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            // the sum over nothing is null
            Object sum = row[standing.ordinal() + 1];
            byStanding.put(standing, sum == null ? 0 : ((Number) sum).longValue());
        }
        return new Counts(((Number) row[0]).longValue(), byStanding);
    }

    public long count(Actor actor, AgreementFilter filter) {
        String text = "select count(a)" + PARTIES + filter.condition(isParty(actor));
        return query(actor, filter, text, Long.class).getSingleResult();
    }

    /** All that are asked for, to choose them at once. */
    public List<AgreementId> ids(Actor actor, AgreementFilter filter) {
        String text = "select a.id" + PARTIES + filter.condition(isParty(actor));
        return query(actor, filter, text, UUID.class)
                .getResultStream()
                .map(AgreementId::new)
                .toList();
    }

    /** Those of these that the actor may see, in this order. */
    public List<Agreement> these(Actor actor, Collection<AgreementId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        AgreementFilter filter = AgreementFilter.ALL;
        String text = "select a" + PARTIES.replace(" join ", " join fetch ") + filter.condition(isParty(actor))
                + " and a.id in :ids";
        Map<AgreementId, Agreement> found = withSectors(query(actor, filter, text, Agreement.class)
                        .setParameter(
                                "ids", ids.stream().map(AgreementId::value).toList()))
                .getResultStream()
                .collect(Collectors.toMap(Agreement::id, Function.identity()));
        return ids.stream()
                .distinct()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    private <T> TypedQuery<T> query(Actor actor, AgreementFilter filter, String text, Class<T> type) {
        TypedQuery<T> query = em.createQuery(text, type);
        // as an entity and not by id, so that the database looks at the agreement's own columns, which have an index
        Organisation own = isParty(actor)
                ? em.getReference(Organisation.class, actor.ownOrganisation().value())
                : null;
        filter.parameters(text, calendar.today(), own).forEach(query::setParameter);
        return query;
    }

    private static boolean isParty(Actor actor) {
        return !actor.seesEverything();
    }

    private static TypedQuery<Agreement> withSectors(TypedQuery<Agreement> query) {
        return query.setHint("eclipselink.batch", "a.platformBySector").setHint("eclipselink.batch.type", "IN");
    }
}
