package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/** Who signed an agreement, for the page of the agreement, which stands above this feature and does not know it. */
@Named
@RequestScoped
public class Signatories {

    @Inject
    SigningSessions sessions;

    @Inject
    CurrentActor currentActor;

    private @Nullable AgreementId known;
    private Map<Side, Person> people = Map.of();

    /** The name of who signed for this side; empty if nobody has. */
    public String of(Agreement agreement, Side side) {
        return who(agreement, side).map(Person::name).orElse("");
    }

    /** In which function; empty if nobody has signed. */
    public String functionOf(Agreement agreement, Side side) {
        return who(agreement, side).map(Person::function).orElse("");
    }

    private Optional<Person> who(Agreement agreement, Side side) {
        if (!agreement.id().equals(known)) {
            people = sessions.signatories(currentActor.get(), agreement.id());
            known = agreement.id();
        }
        return Optional.ofNullable(people.get(side));
    }
}
