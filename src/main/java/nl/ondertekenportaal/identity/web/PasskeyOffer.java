package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.Passkeys;
import org.jspecify.annotations.Nullable;

/** Whether a page that asks for a fresh factor offers a passkey beside the code. */
@Named
@RequestScoped
public class PasskeyOffer {

    @Inject
    Passkeys passkeys;

    @Inject
    CurrentActor currentActor;

    private @Nullable Boolean open;

    public boolean isOpen() {
        if (open == null) {
            open = !passkeys.of(currentActor.get()).isEmpty();
        }
        return open;
    }
}
