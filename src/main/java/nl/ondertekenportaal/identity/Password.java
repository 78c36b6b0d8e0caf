package nl.ondertekenportaal.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Passwords, kept as Argon2id hashes with the parameters that OWASP advises (19 MiB, 2 rounds). */
final class Password {

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** Checked when there is no such person, so that an unknown address takes as long as a wrong password. */
    static final String NOBODYS = hash("nobody has this password");

    private Password() {}

    /** @throws RuleBroken {@code password.length} */
    static String hashOfNew(@Nullable String password) {
        if (password == null || password.length() < SHORTEST || password.length() > LONGEST) {
            throw new RuleBroken("password.length", SHORTEST, LONGEST);
        }
        return hash(password);
    }

    static boolean matches(String password, String hash) {
        return password.length() <= LONGEST
                && com.password4j.Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private static String hash(String password) {
        return com.password4j.Password.hash(password)
                .addRandomSalt(16)
                .with(ARGON2ID)
                .getResult();
    }
}
