package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.ondertekenportaal.common.RuleBroken;
import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void theSamePasswordNeverHasTheSameHash() {
        String password = "vier kleine woorden samen";
        String first = Password.hashOfNew(password);
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Password.hashOfNew(password)).isNotEqualTo(first);
        assertThat(Password.matches(password, first)).isTrue();
    }

    @Test
    void aPasswordHasTwelveTo128Characters() {
        for (String wrong : new String[] {"", "elf tekens.", "x".repeat(129)}) {
            assertThatThrownBy(() -> Password.hashOfNew(wrong)).isInstanceOf(RuleBroken.class);
        }
        assertThatThrownBy(() -> Password.hashOfNew(null)).isInstanceOf(RuleBroken.class);
        String longest = "vier kleine woorden samen" + "x".repeat(103);
        assertThat(Password.matches(longest, Password.hashOfNew(longest))).isTrue();
    }

    @Test
    void whatIsTriedFirstIsRefused() {
        for (String common : new String[] {
            "password1234", "123456789012", "aaaaaaaaaaaaaaaa", "qwertyuiop12", "Wachtwoord12", "Gemeente2026"
        }) {
            assertThatThrownBy(() -> Password.hashOfNew(common))
                    .as(common)
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("password.common"));
        }
    }

    @Test
    void onesOwnNameIsNoPassword() {
        assertThatThrownBy(() -> Password.hashOfNew("Zwartkruis12", "Wilhelmina Zwartkruis", "w@voorbeeld.nl"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("password.common"));
        assertThat(Password.hashOfNew("Zwartkruis12", "Iemand Anders")).isNotEmpty();
    }

    @Test
    void anEndlessPasswordIsNotEvenHashed() {
        assertThat(Password.matches("x".repeat(10_000_000), Password.NOBODYS)).isFalse();
    }
}
