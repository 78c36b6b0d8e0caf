package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
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

    private @Nullable Optional<SigningAuthority> today;

    /** Whether a signatory lacks an authority that is valid today. */
    public boolean isMissing() {
        return actor.has(Role.SIGNATORY) && today().isEmpty();
    }

    /** Whether who is logged in can record an authority, the own one included. */
    public boolean isRecordable() {
        return actor.has(Role.ADMINISTRATOR);
    }

    /** On what ground who is logged in may sign today; empty if on none. */
    public String getGround() {
        return today().map(grounds::inWords).orElse("");
    }

    private Optional<SigningAuthority> today() {
        if (today == null) {
            today = authorities.validOn(actor, calendar.today());
        }
        return today;
    }
}
