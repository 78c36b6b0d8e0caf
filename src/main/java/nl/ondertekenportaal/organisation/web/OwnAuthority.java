package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.ValidAuthorities;
import org.jspecify.annotations.Nullable;

/** Whether who is logged in may sign today, for pages that must say so before anything is signed. */
@Named
@RequestScoped
public class OwnAuthority {

    @Inject
    SigningAuthorities authorities;

    @Inject
    LegalCalendar calendar;

    @Inject
    Grounds grounds;

    @Inject
    Actor actor;

    private @Nullable ValidAuthorities today;

    /** Whether a signatory lacks an authority that is valid today. */
    public boolean isMissing() {
        return actor.has(Role.SIGNATORY) && today().isEmpty();
    }

    /** Whether one was recorded, and waits for somebody else to confirm it. */
    public boolean isWaiting() {
        return authorities.isWaitingFor(actor);
    }

    /**
     * Whether an agreement on these sectors can be signed with an authority of today.
     *
     * @param people how many sign it together
     */
    public boolean isEnoughFor(Collection<String> sectors, int people) {
        return today().hindrance(sectors, people).isEmpty();
    }

    /** Whether it takes an authority of the principal too. */
    public boolean isThroughAgent() {
        return actor.isAgent();
    }

    /** Whether who is logged in can record an authority, the own one included. */
    public boolean isRecordable() {
        return actor.has(Role.ADMINISTRATOR);
    }

    /** On what grounds who is logged in may sign today. */
    public List<String> getGrounds() {
        return today().all().stream().map(grounds::inWords).toList();
    }

    private ValidAuthorities today() {
        if (today == null) {
            today = authorities.validOn(actor, calendar.today());
        }
        return today;
    }
}
