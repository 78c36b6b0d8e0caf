package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** Who is a member of which umbrella organisation, as the umbrella itself says. Memberships open and close no agreement. */
@ApplicationScoped
@Transactional
public class Umbrellas {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(MailText.DUTCH);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Somebody who says to be a member, or is one.
     *
     * @param subject the application, or the organisation once it is admitted
     * @param numbers by which the umbrella knows whether it is the member of that name
     * @param domain of the mailbox of the applicant; empty once it is admitted
     * @param word what the umbrella said last, null if nothing yet
     */
    public record Claim(
            UUID subject,
            String name,
            boolean admitted,
            Identifiers numbers,
            String domain,
            @Nullable UmbrellaWord word) {

        public boolean isMember() {
            return word != null && word.kind() == UmbrellaWord.Kind.CONFIRMED;
        }
    }

    /** Everybody who claims to be a member of the actor's umbrella, by name. */
    public List<Claim> claims(Actor actor) {
        String umbrella = own(actor);
        Stream<Claim> applying = em.createQuery(
                        "select a from Application a where a.umbrella = :umbrella and a.kind = :partner and a.state in :open",
                        Application.class)
                .setParameter("umbrella", umbrella)
                .setParameter("partner", OrganisationKind.SIGNAL_PARTNER)
                .setParameter("open", List.of(Application.State.WAITING, Application.State.ASKED))
                .getResultStream()
                .map(a -> new Claim(
                        a.id(),
                        a.organisationName(),
                        false,
                        a.identity().identifiers(),
                        AdmissionChecks.domain(a.applicant().email().normalised()),
                        word(umbrella, a.id()).orElse(null)));
        Stream<Claim> admitted = em.createQuery(
                        "select o from Organisation o where o.umbrella = :umbrella and o.kind = :partner",
                        Organisation.class)
                .setParameter("umbrella", umbrella)
                .setParameter("partner", OrganisationKind.SIGNAL_PARTNER)
                .getResultStream()
                .map(o -> new Claim(
                        o.id().value(),
                        o.name(),
                        true,
                        o.identifiers(),
                        "",
                        word(umbrella, o.id().value()).orElse(null)));
        return Stream.concat(applying, admitted)
                .sorted(Comparator.comparing(Claim::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** What the umbrella said last of this application or organisation. */
    public Optional<UmbrellaWord> word(String umbrella, UUID subject) {
        return em.createQuery(
                        "select w from UmbrellaWord w where w.subject = :subject and w.umbrella = :umbrella"
                                + " order by w.recordedAt desc",
                        UmbrellaWord.class)
                .setParameter("subject", subject)
                .setParameter("umbrella", umbrella)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** It is a member. */
    public void confirm(Actor actor, UUID subject) {
        say(actor, subject, UmbrellaWord.Kind.CONFIRMED, calendar.today());
    }

    /** It is none, and never was or is no longer. */
    public void deny(Actor actor, UUID subject) {
        say(actor, subject, UmbrellaWord.Kind.DENIED, calendar.today());
    }

    /**
     * A member is no longer one from this day on. NVVK is told; no agreement ends by it.
     *
     * @throws RuleBroken {@code umbrella.notMember}, or {@code umbrella.dayRequired}
     */
    public void leave(Actor actor, UUID subject, @Nullable LocalDate from) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        Claim claim = claim(actor, subject);
        if (!claim.isMember()) {
            throw new RuleBroken("umbrella.notMember", claim.name());
        }
        if (from == null) {
            throw new RuleBroken("umbrella.dayRequired");
        }
        say(actor, subject, UmbrellaWord.Kind.LEFT, from);
        String umbrella = organisations.get(actor.ownOrganisation()).name();
        organisations
                .ofNvvk()
                .ifPresent(nvvk -> outbox.mail(
                        nvvk.profile().contacts().policy(),
                        MailText.of("umbrella.left", claim.name(), umbrella, WRITTEN.format(from))));
    }

    private void say(Actor actor, UUID subject, UmbrellaWord.Kind kind, LocalDate day) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        // the word can let somebody in
        people.refuseUnconfirmed(actor);
        claim(actor, subject);
        em.persist(new UmbrellaWord(own(actor), subject, kind, day, actor.ownPerson(), clock.instant()));
        events.fire(new OrganisationEvent(
                "umbrella.said", actor, subject, Map.of("word", kind.name(), "day", day.toString())));
    }

    private Claim claim(Actor actor, UUID subject) {
        return claims(actor).stream()
                .filter(claim -> claim.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new NotFound("claim"));
    }

    /** Whether an umbrella organisation with this code takes part today, so that its word counts. */
    public boolean takesPart(String code) {
        return em.createQuery(
                        "select o from Organisation o where o.kind = :umbrella and o.umbrella = :code",
                        Organisation.class)
                .setParameter("umbrella", OrganisationKind.UMBRELLA)
                .setParameter("code", code)
                .getResultStream()
                .anyMatch(umbrella -> umbrella.takesPartOn(calendar.today()));
    }

    /** The words that members left, for NVVK, the newest first. */
    public List<UmbrellaWord> left(Actor actor, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return em.createQuery(
                        "select w from UmbrellaWord w where w.kind = :left order by w.recordedAt desc",
                        UmbrellaWord.class)
                .setParameter("left", UmbrellaWord.Kind.LEFT)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What was said of an application is said of the organisation that it became. */
    public void admitted(Application application, Organisation organisation) {
        em.flush();
        application
                .umbrella()
                .flatMap(umbrella -> word(umbrella, application.id()))
                .ifPresent(word -> em.persist(word.about(organisation.id().value(), clock.instant())));
    }

    private String own(Actor actor) {
        Organisation own = organisations.get(actor.ownOrganisation());
        if (own.kind() != OrganisationKind.UMBRELLA) {
            throw new AccessDenied("only an umbrella organisation has members");
        }
        return own.umbrella().orElseThrow();
    }
}
