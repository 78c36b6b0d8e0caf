package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;

/**
 * Lets a partner go on under its new name from the day of its change of name. It stays the same legal entity, with all that it agreed; what was issued
 * keeps the name of its time.
 */
@ApplicationScoped
@Transactional
public class Renames {

    @PersistenceContext
    EntityManager em;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Event<AuditableEvent> events;

    /** Gives each partner the name that it has on this day: that of its latest change of name. Safe to run again. */
    public void takeEffect(LocalDate today) {
        Map<UUID, Reorganisation> latest = new TreeMap<>();
        reorganisations.renames().stream()
                .filter(change -> !change.day().isAfter(today))
                .forEach(change ->
                        latest.put(UUID.fromString(change.from().getFirst().key()), change));
        latest.forEach(this::rename);
    }

    private void rename(UUID partner, Reorganisation change) {
        Organisation organisation = em.find(Organisation.class, partner);
        String name = change.to().getFirst().name();
        if (!organisation.name().equals(name)) {
            organisation.rename(name);
            events.fire(new OrganisationEvent(
                    "organisation.renamed",
                    Actor.ANONYMOUS,
                    partner,
                    Map.of("reorganisation", change.id().toString())));
        }
    }
}
