package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.Actor;
import org.jspecify.annotations.Nullable;

/** A fresh second factor, asked for before something that matters. Logging in stands below this feature and answers. */
public interface StepUp {

    /**
     * @param proof a code of the authenticator app, or what a passkey signed for this intent
     * @throws nl.ondertekenportaal.common.RuleBroken {@code login.wrong}, {@code login.used}, {@code login.locked} or
     *     {@code passkey.refused}
     */
    void require(Actor actor, Intent intent, @Nullable String proof);
}
