package nl.ondertekenportaal.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.OrganisationEvent;
import nl.ondertekenportaal.organisation.Organisations;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Who is logged in where: asked at every request, so that an end holds at the next one on every node. */
@ApplicationScoped
@Transactional
public class Logins {

    /** Rows of logins are locked before the log is, everywhere. */
    private static final int BEFORE_THE_LOG = Interceptor.Priority.PLATFORM_BEFORE - 1;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Organisations organisations;

    @Inject
    Agency agency;

    @Inject
    Event<AuditableEvent> events;

    @Inject
    @ConfigProperty(name = "app.session.minutes", defaultValue = "30")
    int idleMinutes;

    /** How long somebody may still do nothing; {@code extendable} is false when only logging in again helps. */
    public record Rest(long seconds, boolean extendable) {}

    /** @param browser in words */
    public UUID begin(PersonId person, OrganisationId organisation, String browser) {
        Instant now = clock.instant();
        Login login = new Login(person, organisation, browser, now);
        em.persist(login);
        return login.id();
    }

    /** The same for who only a provider proved to act for this organisation: it opens no other. */
    public UUID beginForOne(PersonId person, OrganisationId organisation, String browser) {
        Login login = Login.forOne(person, organisation, browser, clock.instant());
        em.persist(login);
        return login.id();
    }

    /** For which organisation the person worked last, as far as is known; the own one if it was in the name of another. */
    public Optional<OrganisationId> lastUsed(PersonId person) {
        return em.createQuery(
                        "select l from Login l where l.personId = :person order by l.lastSeenAt desc, l.startedAt desc",
                        Login.class)
                .setParameter("person", person.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Login::home);
    }

    /** The same in the own organisation of that name; see {@link #switchTo(UUID, Capacity)}. */
    public UUID switchTo(UUID id, OrganisationId organisation) {
        return switchTo(id, Capacity.of(organisation));
    }

    /**
     * The person goes on in another capacity, with a login of its own: nobody ever acts for two at once.
     *
     * @return the login that takes the place of this one
     * @throws NotFound if the login has ended, or the person may not act in that capacity
     * @throws RuleBroken {@code login.oneOrganisation} if a provider proved who it is for one organisation only, and that is another
     */
    public UUID switchTo(UUID id, Capacity capacity) {
        Login before = open(id).orElseThrow(() -> new NotFound("login"));
        if (before.isForOneOrganisation() && !before.home().equals(capacity.home())) {
            throw new RuleBroken("login.oneOrganisation");
        }
        Actor actor = agency.actor(before.person(), capacity);
        if (actor.roles().isEmpty()) {
            throw new NotFound("organisation");
        }
        OrganisationId from = before.organisation();
        Login next = before.switchedTo(capacity, clock.instant());
        em.persist(next);
        events.fire(
                new IdentityEvent("login.switched", actor, before.person().value(), Map.of("from", from.toString())));
        return next.id();
    }

    /** The login if it has not ended; notes that the person is there. */
    public Optional<Login> current(UUID id) {
        Optional<Login> login = open(id);
        login.ifPresent(found -> found.seen(clock.instant()));
        return login;
    }

    /** The login if it has not ended, without counting as being there. */
    public Optional<Login> peek(UUID id) {
        return open(id);
    }

    /** How long until it ends by itself, without counting as being there; nothing when it has ended. */
    public Rest rest(UUID id) {
        return open(id).map(this::rest).orElse(new Rest(0, false));
    }

    /** The person asked to stay logged in. */
    public Rest stay(UUID id) {
        open(id).ifPresent(login -> login.stay(clock.instant()));
        return rest(id);
    }

    private Rest rest(Login login) {
        Instant end = login.endsAt(idle());
        return new Rest(Duration.between(clock.instant(), end).toSeconds(), end.isBefore(login.lastMoment()));
    }

    /** Where this person is logged in now, the newest first. */
    public List<Login> of(Actor actor) {
        Instant now = clock.instant();
        return all(actor.ownPerson()).stream()
                .filter(login -> login.isOpen(now, idle()))
                .toList();
    }

    /** @throws NotFound if it is not a login of this person */
    public void end(Actor actor, UUID id, Ending why) {
        Login login = em.find(Login.class, id);
        if (login == null || !login.person().equals(actor.ownPerson())) {
            throw new NotFound("login");
        }
        login.end(why, clock.instant());
        events.fire(new IdentityEvent("login.ended", actor, actor.ownPerson().value()));
    }

    /** The person logs out everywhere. */
    public void endEverywhere(Actor actor) {
        endAll(actor.ownPerson(), Ending.LOGGED_OUT);
        events.fire(new IdentityEvent(
                "login.endedEverywhere", actor, actor.ownPerson().value()));
    }

    /** Who is shut out now must not find the door open again when that is lifted, by having done nothing meanwhile. */
    public void endOf(@Observes @Priority(BEFORE_THE_LOG) OrganisationEvent event) {
        if (event.type().equals("organisation.suspended")) {
            em.createQuery(
                            "select l from Login l where (l.organisationId = :organisation or l.agentId = :organisation) and l.endedAt is null",
                            Login.class)
                    .setParameter("organisation", event.subject())
                    .getResultStream()
                    .forEach(login -> login.end(Ending.SUSPENDED, clock.instant()));
        } else if (event.type().equals("person.disabled")) {
            // elsewhere the person works on
            OrganisationId here = event.actor().ownOrganisation();
            all(new PersonId(event.subject())).stream()
                    .filter(login -> login.home().equals(here))
                    .forEach(login -> login.end(Ending.NO_ACCESS, clock.instant()));
        }
    }

    /** Ends every login of this person. */
    public void endAll(PersonId person, Ending why) {
        all(person).forEach(login -> login.end(why, clock.instant()));
    }

    /** This browser is out: notes since when and why, unless that is known. */
    public void close(UUID id) {
        Login login = em.find(Login.class, id);
        if (login != null) {
            login.end(why(login), clock.instant());
        }
    }

    /** A login that ended. Only the browser whose login it was knows the id. */
    public Optional<Login> ended(@Nullable UUID id) {
        return Optional.ofNullable(id == null ? null : em.find(Login.class, id))
                .filter(login -> login.ending().isPresent());
    }

    private Ending why(Login login) {
        if (!clock.instant().isBefore(login.endsAt(idle()))) {
            return Ending.TIMED_OUT;
        }
        boolean suspended = organisations.get(login.organisation()).isSuspended()
                || organisations.get(login.home()).isSuspended();
        return suspended ? Ending.SUSPENDED : Ending.NO_ACCESS;
    }

    private Optional<Login> open(UUID id) {
        return Optional.ofNullable(em.find(Login.class, id)).filter(login -> login.isOpen(clock.instant(), idle()));
    }

    private List<Login> all(PersonId person) {
        return em.createQuery(
                        "select l from Login l where l.personId = :person and l.endedAt is null order by l.startedAt desc",
                        Login.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    private Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }
}
