package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import org.jspecify.annotations.Nullable;

/** What waits for confirmation in the whole country, for NVVK: the oldest first, and nothing that has ended already. */
@ApplicationScoped
@Transactional
public class AuthorityQueue {

    @PersistenceContext
    EntityManager em;

    @Inject
    LegalCalendar calendar;

    @Inject
    AuthorityMails mails;

    /**
     * One that waits.
     *
     * @param onlyNvvk whether nobody of the organisation itself can confirm it
     */
    public record Waiting(SigningAuthority authority, Organisation organisation, boolean onlyNvvk) {}

    /**
     * @param after the last one of the page before; null at the start
     * @throws NotFound if there is no such one
     */
    public List<Waiting> list(Actor actor, @Nullable UUID after, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        SigningAuthority last = after == null ? null : em.find(SigningAuthority.class, after);
        if (after != null && last == null) {
            throw new NotFound("signing authority");
        }
        List<Object[]> rows = em.createQuery("""
                        select a, o from SigningAuthority a left join fetch a.person left join fetch a.agent, Organisation o
                        where a.verdicts is empty and o.id = a.organisationId
                          and not exists (select e from SigningAuthorityEnd e where e.authority = a
                              and (e.lastDay < :today or e.lastDay < a.validFrom))
                          and (a.validTo is null or a.validTo >= :today)
                          and (a.decisionUntil is null or a.decisionUntil >= :today)
                          and (a.recordedAt > :at or a.recordedAt = :at and a.id > :last)
                        order by a.recordedAt, a.id""", Object[].class)
                .setParameter("today", calendar.today())
                .setParameter("at", last == null ? Instant.EPOCH : last.recordedAt())
                .setParameter("last", last == null ? new UUID(0, 0) : last.id())
                .setMaxResults(limit)
                .getResultList();
        Set<UUID> within = mails.confirmedWithin(
                rows.stream().map(row -> ((SigningAuthority) row[0]).id()).toList());
        return rows.stream()
                .map(row -> waiting((SigningAuthority) row[0], (Organisation) row[1], within))
                .toList();
    }

    private static Waiting waiting(SigningAuthority authority, Organisation organisation, Set<UUID> within) {
        return new Waiting(authority, organisation, !within.contains(authority.id()));
    }
}
