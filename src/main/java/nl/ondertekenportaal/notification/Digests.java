package nl.ondertekenportaal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.notification.Digest.Item;
import nl.ondertekenportaal.notification.Digest.Party;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits to be told, one mail a person: as soon as nothing new came for the quiet time, or when the oldest has
 * waited four times as long. Notices are taken and the mail is written in one transaction, so nobody is told twice and nobody
 * is forgotten, whatever stops and however many nodes collect.
 */
@ApplicationScoped
public class Digests {

    private static final Logger LOG = System.getLogger(Digests.class.getName());

    /** How many quiet times the oldest notice waits at most. */
    private static final int PATIENCE = 4;

    private static final String DUE = """
            select cast(person_id as text) from notice
            where digest_id is null and (cast(?3 as uuid) is null or person_id = cast(?3 as uuid))
            group by person_id
            having max(created_at) <= ?1 or min(created_at) <= ?2
            order by min(created_at)""";

    private static final String TAKE = """
            update notice set digest_id = cast(?1 as uuid), mailed_at = ?2
            where person_id = cast(?3 as uuid) and digest_id is null""";

    /** Who left the organisation or may not act for it any more, or whose organisation was suspended, is told nothing any more. */
    private static final String TAKEN = """
            select n.kind, own.name, own.kind, other.name, other.kind, a.closing_reason,
                   cast(own.id as text) || cast(a.id as text),
                   case n.kind
                   when 'HALF_RATIFIED' then a.open_defects > 0 and a.rejected_at is null and not exists (
                       select from ratification r where r.agreement_id = a.id and r.first_id is not null and r.created_at > n.created_at)
                   when 'HALF_REJECTED' then a.open_defects > 0 and a.rejected_at is null
                   else a.stage in ('OFFERED', 'PARTLY_SIGNED') and a.open_defects = 0
                       and least(a.lapses_on, own.ends_on, other.ends_on) > cast(?2 as date)
                       and case own.id when a.partner_id then a.partner_signed_at else a.municipality_signed_at end is null end,
                   not exists (select from membership m where m.person_id = n.person_id and m.organisation_id = own.id)
            from notice n
            join agreement a on a.id = n.agreement_id
            join organisation own on own.id = n.organisation_id and own.suspended_at is null
            join organisation other on other.id = case own.id
                 when a.municipality_id then a.partner_id
                 when a.partner_id then a.municipality_id
                 -- a successor: the party that it did not come in the place of
                 else (select o.id from organisation o where o.id in (a.municipality_id, a.partner_id)
                       order by o.ends_on desc nulls first limit 1) end
            join person p on p.id = n.person_id and p.disabled_at is null
            where n.digest_id = cast(?1 as uuid)
              and exists (select from works_for(cast(?2 as date)) m
                          where m.person_id = n.person_id and m.organisation_id = own.id)
            order by own.name, n.created_at""";

    @PersistenceContext
    EntityManager em;

    @Inject
    Mode mode;

    @Inject
    People people;

    @Inject
    Outbox outbox;

    @Inject
    PublicAddress address;

    @Inject
    Transactions transactions;

    @Inject
    @ConfigProperty(name = "app.digest.minutes")
    Optional<Integer> quietMinutes;

    /** Sends every digest that is due at this moment. A fault with one keeps no other waiting. */
    public void send(Instant now) {
        for (PersonId person : transactions.get(() -> due(null, now))) {
            try {
                transactions.run(() -> send(person, now));
            } catch (RuntimeException fault) {
                LOG.log(Level.ERROR, "the digest of " + person + " could not be made; it is tried again", fault);
            }
        }
    }

    /** @param only this person; null for everybody */
    private List<PersonId> due(@Nullable PersonId only, Instant now) {
        Duration quiet = Duration.ofMinutes(quietMinutes.orElse(mode.isDemo() ? 1 : 15));
        List<?> ids = em.createNativeQuery(DUE)
                .setParameter(1, Timestamp.from(now.minus(quiet)))
                .setParameter(2, Timestamp.from(now.minus(quiet.multipliedBy(PATIENCE))))
                .setParameter(3, Objects.toString(only, null))
                .getResultList();
        return ids.stream()
                .map(id -> new PersonId(UUID.fromString(id.toString())))
                .toList();
    }

    private void send(PersonId id, Instant now) {
        if (!isMine(id) || due(id, now).isEmpty()) {
            return;
        }
        UUID taken = UUID.randomUUID();
        em.createNativeQuery(TAKE)
                .setParameter(1, taken.toString())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, id.toString())
                .executeUpdate();
        Digest digest = digest(taken, now);
        if (!digest.isEmpty()) {
            Person person = people.get(id);
            outbox.mail(new MailAddress(person.email()), digest.mail(person.name(), address.of(page(digest))));
        }
    }

    /** Logging in begins in the own organisation, where nothing of a principal is shown. */
    private static String page(Digest digest) {
        if (digest.asksToChoose()) {
            return "/identity/organisations";
        }
        return digest.asksToSign() ? "/signing/inbox" : "/agreement/agreements";
    }

    /** Whether no other node makes this person's digest; none begins until this transaction ends. */
    private boolean isMine(PersonId id) {
        return !em.createNativeQuery("select 1 from person where id = cast(?1 as uuid) for no key update skip locked")
                .setParameter(1, id.toString())
                .getResultList()
                .isEmpty();
    }

    /** Of each agreement the newest only, and nothing that asks for a signature which is not wanted any more. */
    private Digest digest(UUID taken, Instant now) {
        List<?> rows = em.createNativeQuery(TAKEN)
                .setParameter(1, taken.toString())
                .setParameter(2, LocalDate.ofInstant(now, LegalCalendar.ZONE).toString())
                .getResultList();
        Map<String, Item> newest = new LinkedHashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            Item item = item(row);
            newest.remove(row[6].toString());
            if (!item.kind().asksToSign() || Boolean.TRUE.equals(row[7])) {
                newest.put(row[6].toString(), item);
            }
        }
        return new Digest(List.copyOf(newest.values()));
    }

    private static Item item(Object[] row) {
        return new Item(
                NoticeKind.valueOf(row[0].toString()),
                party(row[1], row[2]),
                Boolean.TRUE.equals(row[8]),
                party(row[3], row[4]),
                Optional.ofNullable(row[5]).map(Object::toString));
    }

    private static Party party(Object name, Object kind) {
        return new Party(name.toString(), kind.equals(OrganisationKind.MUNICIPALITY.name()));
    }
}
