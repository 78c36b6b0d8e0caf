package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import nl.ondertekenportaal.common.Mode;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final Mode PRODUCTION = new Mode(false);
    private static final byte[] SECRET = {1, 2, 3, 4};

    private final Vault vault = new Vault(Base64.getEncoder().encodeToString(new byte[32]), PRODUCTION);
    private final UUID owner = UUID.randomUUID();

    @Test
    void givesBackWhatItWasGiven() {
        byte[] encrypted = vault.encrypt(SECRET, owner);
        assertThat(encrypted).isNotEqualTo(vault.encrypt(SECRET, owner));
        assertThat(vault.decrypt(encrypted, owner)).isEqualTo(SECRET);
    }

    @Test
    void aSecretThatWasCopiedToSomebodyElsesRowIsRefused() {
        byte[] encrypted = vault.encrypt(SECRET, owner);
        assertThatThrownBy(() -> vault.decrypt(encrypted, UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedByteIsRefused() {
        byte[] encrypted = vault.encrypt(SECRET, owner);
        for (int place = 0; place < encrypted.length; place++) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> vault.decrypt(changed, owner)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anotherKeyReadsNothing() {
        byte[] key = new byte[32];
        key[0] = 1;
        Vault other = new Vault(Base64.getEncoder().encodeToString(key), PRODUCTION);
        byte[] encrypted = vault.encrypt(SECRET, owner);
        assertThatThrownBy(() -> other.decrypt(encrypted, owner)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfADemonstrationStopsAProductionStart() {
        byte[] key = new byte[32];
        System.arraycopy("DEMO".getBytes(StandardCharsets.US_ASCII), 0, key, 0, 4);
        String secret = Base64.getEncoder().encodeToString(key);
        assertThatThrownBy(() -> new Vault(secret, PRODUCTION)).hasMessageContaining("APP_SECRET_KEY");
        assertThat(new Vault(secret, new Mode(true)).encrypt(SECRET, owner)).isNotEmpty();
    }

    @Test
    void aKeyOfAnotherLengthStopsTheStart() {
        assertThatThrownBy(() -> new Vault(Base64.getEncoder().encodeToString(new byte[16]), PRODUCTION))
                .hasMessageContaining("APP_SECRET_KEY");
    }
}
