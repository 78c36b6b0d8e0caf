package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What a portal is told that is no demonstration. Only tests start one here: it has no keys that anybody trusts. */
public final class Production {
    private static final int KEY_BYTES = 32;

    private Production() {}

    /** @param trust where its keys and certificates are made */
    public static Map<String, String> environment(Path trust) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Map<String, String> environment =
                    new HashMap<>(DemoAuthority.open(trust, "Test").environment());
            environment.put("APP_MODE", "production");
            environment.put("APP_PUBLIC_URL", "https://portaal.voorbeeld.invalid");
            environment.put("APP_SECRET_KEY", Base64.getEncoder().encodeToString(key));
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
