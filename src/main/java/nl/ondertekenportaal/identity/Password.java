package nl.ondertekenportaal.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.List;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Passwords, kept as Argon2id hashes with the parameters that OWASP advises (19 MiB, 2 rounds). */
final class Password {

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final Zxcvbn STRENGTH = new Zxcvbn();

    /** A hundred million: each of them costs a wait after the fifth. */
    private static final double ENOUGH_GUESSES = 1e8;

    private static final int MEASURED = 40;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** Checked when there is no such person, so that an unknown address takes as long as a wrong password. */
    static final String NOBODYS = hash("nobody has this password");

    private Password() {}

    /**
     * @param known about the person, and so easily guessed: name, address
     * @throws RuleBroken {@code password.length}, or {@code password.common} if it is among those that are tried first
     */
    static String hashOfNew(@Nullable String password, String... known) {
        if (password == null || password.length() < SHORTEST || password.length() > LONGEST) {
            throw new RuleBroken("password.length", SHORTEST, LONGEST);
        }
        if (guesses(password, known) < ENOUGH_GUESSES) {
            throw new RuleBroken("password.common");
        }
        return hash(password);
    }

    /** How many tries somebody needs who begins with what people usually choose. */
    private static double guesses(String password, String... known) {
        // the time to measure grows with the cube of the length, and so many characters tell enough
        String measured = password.substring(0, Math.min(password.length(), MEASURED));
        List<String> words = Stream.concat(
                        Stream.of(known), Stream.of("ondertekenportaal", "wachtwoord", "gemeente", "welkom"))
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> word.length() > 2)
                .toList();
        return STRENGTH.measure(measured, words).getGuesses();
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
