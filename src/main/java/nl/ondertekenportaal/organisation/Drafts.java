package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** Applications that are being filled in. A page keeps the id of its own to itself; from elsewhere only a mailed link leads back. */
@ApplicationScoped
@Transactional
public class Drafts {

    private static final String RESUME = "application.resume";
    private static final long MOST_LINKS_A_DAY = 3;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    /**
     * Keeps what was typed.
     *
     * @param id of the draft that this page began or was led to; null for a new one
     */
    public Draft save(@Nullable UUID id, OrganisationKind kind, Map<String, String> answers) {
        Draft draft = id == null ? null : em.find(Draft.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draft == null) {
            draft = new Draft(kind, clock.instant());
            em.persist(draft);
        }
        draft.save(answers, clock.instant());
        return draft;
    }

    /** Mails a link with which the applicant goes on later, on any device. */
    public void mailLink(UUID id, MailAddress address) {
        Draft draft = found(id);
        if (links.issuedToday(RESUME, id, Draft.KEPT) < MOST_LINKS_A_DAY && mailedToday(address) < MOST_LINKS_A_DAY) {
            outbox.mail(address, MailText.of("application.resume", link(draft)));
        }
    }

    /** Every view makes a draft of its own, so that the mailbox is what must not be filled. */
    private long mailedToday(MailAddress address) {
        Object mails = em.createNativeQuery("""
                        select count(*) from outbox_mail
                        where lower(recipient) = ?1 and created_at > ?2 and subject = ?3""")
                .setParameter(1, address.normalised())
                .setParameter(2, java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .setParameter(3, MailText.word("application.resume.subject"))
                .getSingleResult();
        return ((Number) mails).longValue();
    }

    public URI link(Draft draft) {
        return links.issue(RESUME, draft.id(), Draft.KEPT, page(draft.kind()));
    }

    /** The page on which an organisation of this kind applies. */
    public static String page(OrganisationKind kind) {
        return switch (kind) {
            case MUNICIPALITY -> "/organisation/apply-municipality";
            case SIGNAL_PARTNER -> "/organisation/apply-partner";
            default -> "/organisation/apply-organisation";
        };
    }

    /** @throws RuleBroken {@code link.invalid} if the link is none, too old, or the draft is gone */
    public Draft resume(@Nullable String token) {
        return found(links.subject(RESUME, token));
    }

    /** A new draft with the answers of an earlier one; empty if those are gone. */
    public Optional<Draft> copy(@Nullable UUID id) {
        Draft earlier = id == null ? null : em.find(Draft.class, id);
        if (earlier == null) {
            return Optional.empty();
        }
        Draft draft = new Draft(earlier.kind(), clock.instant());
        draft.save(earlier.answers(), clock.instant());
        em.persist(draft);
        return Optional.of(draft);
    }

    /** What was sent cannot be gone on with, only applied with again. */
    public void sent(UUID id) {
        // locked, since what was typed last may just be kept
        usable(em.find(Draft.class, id, LockModeType.PESSIMISTIC_WRITE)).sent(clock.instant());
        links.revoke(RESUME, id);
    }

    /** Forgets what nobody went on with. */
    public void forget() {
        em.createNativeQuery("delete from application_draft where expires_at <= ?1")
                .setParameter(1, java.sql.Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    private Draft found(UUID id) {
        return usable(em.find(Draft.class, id));
    }

    private Draft usable(@Nullable Draft draft) {
        if (draft == null || draft.isExpired(clock.instant())) {
            throw new RuleBroken("link.invalid");
        }
        return draft;
    }
}
