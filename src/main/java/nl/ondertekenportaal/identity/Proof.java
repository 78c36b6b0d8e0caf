package nl.ondertekenportaal.identity;

import nl.ondertekenportaal.common.RuleBroken;

/** What a password or a code proved. */
public enum Proof {
    RIGHT,
    WRONG,
    /** A code that was right, but was used before. */
    USED,
    /** Too many wrong tries; nothing is checked for a while. */
    LOCKED;

    /** @throws RuleBroken {@code login.wrong}, {@code login.used} or {@code login.locked} unless it is right */
    public void require() {
        if (this != RIGHT) {
            throw new RuleBroken("login." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
