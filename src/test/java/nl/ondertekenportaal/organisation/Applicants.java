package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** Fictitious organisations that apply, what they state, and what is mailed to them. */
@ApplicationScoped
public class Applicants {

    private static final Pattern TOKEN = Pattern.compile("/organisation/(\\S+?)\\?token=([\\w-]+)");

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Inject
    Applications applications;

    @Inject
    People people;

    /**
     * An application that waits for NVVK.
     *
     * @param kvk as it was stated; empty if it was not
     * @param status the token of the link that tells how it stands
     */
    public record Waiting(UUID id, String kvk, MailAddress address, String status) {}

    public Waiting waiting(Particulars stated, MailAddress address) {
        return waiting(stated, null, address);
    }

    /** In one transaction: a mail that was sent has no text any more. @param draft that was filled in; null for none */
    public Waiting waiting(Particulars stated, @Nullable UUID draft, MailAddress address) {
        return transactions.get(() -> {
            UUID id = applications.apply(stated, draft, applicant(address));
            applications.confirm(token(address, "confirm"));
            String kvk = applications.locked(id).identity().identifiers().kvk();
            return new Waiting(id, kvk == null ? "" : kvk, address, token(address, "status"));
        });
    }

    /** Who applied from this mailbox and was admitted. */
    public Actor actor(MailAddress address) {
        PersonId person = people.byEmail(address).orElseThrow().id();
        return people.actor(person, people.organisationsOf(person).getFirst());
    }

    /** Of the newest link to this page, such as {@code confirm}, in a mail that is still to be sent. */
    public String token(MailAddress address, String page) {
        return mails("body", address).stream()
                .flatMap(body -> TOKEN.matcher(body).results())
                .filter(found -> found.group(1).equals(page))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no link to " + page))
                .group(2);
    }

    /** This column of every mail to this address, the newest first. */
    public List<String> mails(String column, MailAddress address) {
        List<?> found = transactions.get(() -> em.createNativeQuery("select coalesce(" + column
                        + ", '') from outbox_mail where recipient = ?1" + " order by created_at desc")
                .setParameter(1, address.value())
                .getResultList());
        return found.stream().map(Object::toString).toList();
    }

    public static Particulars partner(String name, String kvk) {
        return new Particulars(OrganisationKind.SIGNAL_PARTNER, name + " (fictief)", new Identifiers(kvk, null, null))
                .sectors(Set.of("HOUSING"))
                .platforms(Set.of("VPS"));
    }

    public static Particulars umbrella() {
        return new Particulars(
                OrganisationKind.UMBRELLA, "Koepel " + letters() + " (fictief)", new Identifiers(kvk(), null, null));
    }

    public static Applicant applicant(MailAddress address) {
        return new Applicant("Fenna Fictief", "adviseur (fictief)", address);
    }

    /** A new one in this domain. */
    public static MailAddress address(String domain) {
        return new MailAddress(UUID.randomUUID() + "@" + domain);
    }

    public static String kvk() {
        return String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
    }

    /** So that no two names resemble each other by chance. */
    public static String letters() {
        return ThreadLocalRandom.current()
                .ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
