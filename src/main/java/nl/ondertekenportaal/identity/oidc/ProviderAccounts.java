package nl.ondertekenportaal.identity.oidc;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.identity.IdentityEvent;
import nl.ondertekenportaal.organisation.AccessRequests;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** Whose account at a provider is whose. Only the account and the number of the organisation count, never a name or an address. */
@ApplicationScoped
@Transactional
public class ProviderAccounts {

    /** Rows are locked before the log is, everywhere. */
    private static final int BEFORE_THE_LOG = Interceptor.Priority.PLATFORM_BEFORE - 1;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Providers providers;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    AccessRequests requests;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /** Who it is, for the organisation that the provider names. */
    public Outcome enter(Provider provider, Said said, @Nullable String from) {
        Optional<Organisation> organisation =
                organisations.identifiedBy(said.verified().identifiers());
        if (said.hasIntermediary()) {
            organisation.ifPresent(represented -> events.fire(new IdentityEvent(
                    "provider.intermediary", Actor.ANONYMOUS, represented.id().value())));
            return failed(LoginTrouble.INTERMEDIARY, said);
        }
        Optional<ProviderAccount> account = organisation.flatMap(found -> find(said.account(), found.id()));
        if (account.isEmpty()) {
            return new Outcome.Stranger(said.verified(), said.name(), said.email());
        }
        PersonId person = account.get().person();
        Optional<LoginTrouble> trouble = trouble(person, organisation.get());
        String type = trouble.isPresent() ? "provider.refused" : "provider.succeeded";
        events.fire(new IdentityEvent(type, Actor.of(person), person.value()));
        if (trouble.isPresent()) {
            return failed(trouble.get(), said);
        }
        account.get().used(said, clock.instant());
        boolean strong = provider.levels().isStrong(said.verified().level());
        return new Outcome.Proven(person.value(), organisation.get().id().value(), strong, from, clock.instant());
    }

    private Optional<LoginTrouble> trouble(PersonId person, Organisation organisation) {
        if (organisation.isSuspended()) {
            return Optional.of(LoginTrouble.SUSPENDED);
        }
        return people.organisationsOf(person).contains(organisation.id())
                ? Optional.empty()
                : Optional.of(LoginTrouble.NO_ACCESS);
    }

    /**
     * The account is the actor's from now on, for the person's own organisation, also while acting for a principal.
     *
     * @param linking who asked for it, with a second factor
     */
    public Outcome link(Actor actor, Said said, PersonId linking) {
        if (!linking.equals(actor.person())) {
            return failed(LoginTrouble.LOGGED_OUT, said);
        }
        if (said.hasIntermediary()) {
            return failed(LoginTrouble.INTERMEDIARY, said);
        }
        Organisation own = organisations.get(actor.capacity().home());
        if (!own.identifiers().matches(said.verified().identifiers())) {
            return failed(LoginTrouble.OTHER_ORGANISATION, said);
        }
        Optional<ProviderAccount> known = find(said.account(), own.id());
        if (known.isPresent()) {
            boolean same = known.get().person().equals(linking);
            return same ? new Outcome.Linked(said.verified().provider()) : failed(LoginTrouble.TAKEN, said);
        }
        em.persist(new ProviderAccount(
                said.account(),
                said.verified().provider(),
                linking,
                own.id(),
                said.verified().level(),
                said.verified().intermediary(),
                clock.instant()));
        requests.settle(said.account(), own.id());
        tell(linking, "provider.linked", said.verified().provider());
        events.fire(new IdentityEvent("provider.linked", actor, linking.value()));
        return new Outcome.Linked(said.verified().provider());
    }

    /** Who had lost password and authenticator and set up both anew gets in with these only. */
    public void endOf(@Observes @Priority(BEFORE_THE_LOG) IdentityEvent event) {
        if (event.type().equals("person.restored")) {
            em.createQuery("delete from ProviderAccount a where a.personId = :person")
                    .setParameter("person", event.subject())
                    .executeUpdate();
        }
    }

    /** The actor's own accounts. */
    public List<ProviderAccount> of(Actor actor) {
        return em.createQuery(
                        "select a from ProviderAccount a where a.personId = :person order by a.linkedAt, a.id",
                        ProviderAccount.class)
                .setParameter("person", actor.ownPerson().value())
                .getResultList();
    }

    /** @throws NotFound if it is not an account of the actor */
    public void unlink(Actor actor, UUID id) {
        ProviderAccount account = em.find(ProviderAccount.class, id);
        if (account == null || !account.person().equals(actor.ownPerson())) {
            throw new NotFound("providerAccount");
        }
        em.remove(account);
        tell(account.person(), "provider.unlinked", account.provider());
        events.fire(
                new IdentityEvent("provider.unlinked", actor, actor.ownPerson().value()));
    }

    private void tell(PersonId id, String text, String provider) {
        Person person = people.get(id);
        outbox.mail(new MailAddress(person.email()), MailText.of(text, person.name(), providers.nameOf(provider)));
    }

    private Optional<ProviderAccount> find(Sha256 account, OrganisationId organisation) {
        return em.createQuery(
                        "select a from ProviderAccount a where a.accountHash = :account and a.organisationId = :organisation",
                        ProviderAccount.class)
                .setParameter("account", account.bytes())
                .setParameter("organisation", organisation.value())
                .getResultStream()
                .findFirst();
    }

    private static Outcome failed(LoginTrouble trouble, Said said) {
        return new Outcome.Failed(said.verified().provider(), trouble, said.verified());
    }
}
