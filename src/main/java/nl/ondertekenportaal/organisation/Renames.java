package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
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
    Event<AuditableEvent> events;

    /** Gives each partner the name that it has on this day: that of its latest change of name. Safe to run again. */
    public void takeEffect(LocalDate today) {
        Map<UUID, Reorganisation> latest = new TreeMap<>();
        all().stream()
                .filter(change -> !change.day().isAfter(today))
                .forEach(change ->
                        latest.put(UUID.fromString(change.from().getFirst().key()), change));
        latest.forEach(this::rename);
    }

    /** The changes of name of this organisation, those ahead included; the oldest first. */
    public List<Reorganisation> of(Organisation organisation) {
        return all().stream()
                .filter(change -> change.from().getFirst().key().equals(organisation.successionKey()))
                .toList();
    }

    /** How this organisation is called on a day, with the changes that are entered ahead. */
    public String nameOn(Organisation organisation, LocalDate day) {
        return of(organisation).stream()
                .filter(change -> !change.day().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(change -> change.to().getFirst().name())
                .orElse(organisation.name());
    }

    /** Every one that was not withdrawn, the oldest first. */
    private List<Reorganisation> all() {
        return em.createQuery("""
                        select r from Reorganisation r where r.kind = :rename
                        order by r.day, r.recordedAt, r.id""", Reorganisation.class)
                .setParameter("rename", ReorganisationKind.PARTNER_RENAME)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "r.parties")
                .setHint("eclipselink.batch", "r.withdrawal")
                .getResultStream()
                .filter(change -> !change.isWithdrawn())
                .toList();
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
