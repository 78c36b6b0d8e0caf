package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/** Links in mails that prove that somebody reads a mailbox. They open a page; only a click there uses them up. */
@ApplicationScoped
public class MailedLinks {

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    PublicAddress address;

    /**
     * @param path of the page that the link opens
     * @return the link, with its token
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public URI issue(String purpose, UUID subject, Duration validity, String path) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        em.persist(new MailedLink(hash(token), purpose, subject, clock.instant().plus(validity)));
        return address.of(path + "?token=" + token);
    }

    /**
     * What the link is about, without using it.
     *
     * @throws RuleBroken {@code link.invalid} if it is not one of ours, was used, or is too old: not told apart
     */
    @Transactional
    public UUID subject(String purpose, @Nullable String token) {
        return valid(purpose, token, LockModeType.NONE).subject();
    }

    /** Uses the link up, and tells what it is about; errors as {@link #subject}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID use(String purpose, @Nullable String token) {
        MailedLink link = valid(purpose, token, LockModeType.PESSIMISTIC_WRITE);
        link.use(clock.instant());
        return link.subject();
    }

    /** As {@link #subject}, but empty where that throws. */
    @Transactional
    public Optional<UUID> find(String purpose, @Nullable String token) {
        try {
            return Optional.of(valid(purpose, token, LockModeType.NONE).subject());
        } catch (RuleBroken invalid) {
            return Optional.empty();
        }
    }

    /** From now on none of the links for this purpose and subject works. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revoke(String purpose, UUID subject) {
        em.createQuery("""
                        update MailedLink l set l.usedAt = :now
                        where l.purpose = :purpose and l.subject = :subject and l.usedAt is null""")
                .setParameter("now", clock.instant())
                .setParameter("purpose", purpose)
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** From now on no link about this subject works, whatever for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revokeAll(UUID subject) {
        em.createQuery("update MailedLink l set l.usedAt = :now where l.subject = :subject and l.usedAt is null")
                .setParameter("now", clock.instant())
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /**
     * How many links for this purpose and subject were issued in the last day, so that nobody's mailbox is filled.
     *
     * @param validity as they were issued with
     */
    @Transactional
    public long issuedToday(String purpose, UUID subject, Duration validity) {
        return em.createQuery("""
                        select count(l) from MailedLink l
                        where l.purpose = :purpose and l.subject = :subject and l.expiresAt > :since""", Long.class)
                .setParameter("purpose", purpose)
                .setParameter("subject", subject)
                .setParameter("since", clock.instant().plus(validity).minus(Duration.ofDays(1)))
                .getSingleResult();
    }

    private MailedLink valid(String purpose, @Nullable String token, LockModeType lock) {
        MailedLink link =
                token == null ? null : em.find(MailedLink.class, hash(token).bytes(), lock);
        if (link == null || !link.serves(purpose, clock.instant())) {
            throw new RuleBroken("link.invalid");
        }
        return link;
    }

    private static Sha256 hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.US_ASCII));
    }
}
