package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AdmissionMeasure;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That who was shut out does not find the door open again, by having done nothing meanwhile. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class LoginsIT {

    @Inject
    Parties parties;

    @Inject
    Logins logins;

    @Inject
    Suspensions suspensions;

    @Inject
    Colleagues colleagues;

    @Test
    void aLoginThatASuspensionEndedStaysEndedWhenItIsLifted() {
        Actor signatory = parties.signatoryOf(parties.municipality());
        Actor stranger = parties.signatoryOf(parties.partner());
        UUID login = begun(signatory);
        UUID other = begun(stranger);
        Actor staff = parties.staffWhoLogsIn();
        suspensions.block(
                staff,
                signatory.ownOrganisation(),
                AdmissionMeasure.Kind.SUSPENDED,
                AdmissionMeasure.Ground.OTHER,
                "Een onderzoek loopt");
        suspensions.proposeLift(staff, signatory.ownOrganisation(), "Er is niets gevonden");
        suspensions.lift(parties.staffWhoLogsIn(), signatory.ownOrganisation());
        assertThat(logins.current(login)).isEmpty();
        assertThat(logins.ended(login).flatMap(Login::ending)).isEqualTo(Optional.of(Ending.SUSPENDED));
        assertThat(logins.current(other)).isPresent();
    }

    @Test
    void aLoginThatADeactivationEndedStaysEndedWhenThePersonIsBack() {
        Actor administrator = parties.municipality();
        Actor signatory = parties.signatoryOf(administrator);
        UUID login = begun(signatory);
        colleagues.disable(administrator, signatory.ownPerson());
        colleagues.enable(administrator, signatory.ownPerson());
        assertThat(logins.current(login)).isEmpty();
        assertThat(logins.ended(login).flatMap(Login::ending)).isEqualTo(Optional.of(Ending.NO_ACCESS));
    }

    private UUID begun(Actor actor) {
        return logins.begin(actor.ownPerson(), actor.ownOrganisation(), "Firefox, Windows");
    }
}
