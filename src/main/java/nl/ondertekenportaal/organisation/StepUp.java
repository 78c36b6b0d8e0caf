package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.Actor;
import org.jspecify.annotations.Nullable;

/** A fresh second factor, asked for before something that matters. Logging in stands below this feature and answers. */
public interface StepUp {

    /** @throws nl.ondertekenportaal.common.RuleBroken {@code login.wrong}, {@code login.used} or {@code login.locked} */
    void require(Actor actor, @Nullable String code);
}
