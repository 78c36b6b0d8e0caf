package nl.ondertekenportaal.identity.oidc;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Mode;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one provider, and names the one that is wrong. */
final class ProviderReader {

    /** So begins the secret of a demonstration. */
    private static final String FICTION = "DEMO";

    private final Function<String, Optional<String>> values;
    private final int number;
    private final Mode mode;

    ProviderReader(Function<String, Optional<String>> values, int number, Mode mode) {
        this.values = values;
        this.number = number;
        this.mode = mode;
    }

    boolean isThere() {
        return value(ProviderSetting.ID) != null;
    }

    /** @throws IllegalStateException naming what is missing or wrong */
    Provider read() {
        ProviderKind kind = kind();
        try {
            return new Provider(
                    required(ProviderSetting.ID),
                    required(ProviderSetting.NAME),
                    kind,
                    issuer(),
                    new Provider.Client(required(ProviderSetting.CLIENT_ID), secret()),
                    words(ProviderSetting.SCOPES, List.of("openid")),
                    words(ProviderSetting.HOSTS, List.of()),
                    words(ProviderSetting.ACR_VALUES, List.of()),
                    claims(),
                    levels(kind));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("APP_OIDC_" + number + "_…: " + e.getMessage(), e);
        }
    }

    private ProviderKind kind() {
        String kind = value(ProviderSetting.KIND);
        return Stream.of(ProviderKind.values())
                .filter(each -> each.name().equalsIgnoreCase(kind == null ? ProviderKind.OTHER.name() : kind))
                .findFirst()
                .orElseThrow(() -> wrong(ProviderSetting.KIND, "must be eherkenning, organisation or other"));
    }

    /** Plain http only for a demonstration's provider on this machine; the guard sees to that it is. */
    private URI issuer() {
        URI issuer = URI.create(required(ProviderSetting.ISSUER));
        boolean web = "https".equals(issuer.getScheme()) || mode.isDemo() && "http".equals(issuer.getScheme());
        if (!web || issuer.getHost() == null || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw wrong(ProviderSetting.ISSUER, "must be an https address");
        }
        return issuer;
    }

    private String secret() {
        String secret = required(ProviderSetting.CLIENT_SECRET);
        if (!mode.isDemo() && secret.toUpperCase(Locale.ROOT).startsWith(FICTION)) {
            throw wrong(ProviderSetting.CLIENT_SECRET, "is of a demonstration; only APP_MODE=demo may use it");
        }
        return secret;
    }

    private ClaimNames claims() {
        String subject = value(ProviderSetting.CLAIM_SUBJECT);
        return new ClaimNames(
                subject == null ? "sub" : subject,
                value(ProviderSetting.CLAIM_KVK),
                value(ProviderSetting.CLAIM_RSIN),
                value(ProviderSetting.CLAIM_OIN),
                value(ProviderSetting.CLAIM_BRANCH),
                value(ProviderSetting.CLAIM_INTERMEDIARY),
                value(ProviderSetting.CLAIM_LEVEL),
                value(ProviderSetting.CLAIM_NAME),
                value(ProviderSetting.CLAIM_EMAIL));
    }

    private AssuranceLevels levels(ProviderKind kind) {
        boolean eherkenning = kind == ProviderKind.EHERKENNING;
        List<String> levels = words(ProviderSetting.LEVELS, eherkenning ? AssuranceLevels.EHERKENNING : List.of());
        String minimum = value(ProviderSetting.MINIMUM_LEVEL);
        if (eherkenning && value(ProviderSetting.CLAIM_LEVEL) == null) {
            throw wrong(ProviderSetting.CLAIM_LEVEL, "must be set for eHerkenning");
        }
        boolean usual = eherkenning && levels.equals(AssuranceLevels.EHERKENNING);
        return new AssuranceLevels(
                levels,
                minimum == null && usual ? AssuranceLevels.EHERKENNING_MINIMUM : minimum,
                value(ProviderSetting.STRONG_LEVEL));
    }

    /** In order, by commas or spaces. */
    private List<String> words(ProviderSetting setting, List<String> usual) {
        String value = value(setting);
        return value == null ? usual : List.of(value.split("[,\\s]+"));
    }

    private String required(ProviderSetting setting) {
        String value = value(setting);
        if (value == null) {
            throw wrong(setting, "must be set");
        }
        return value;
    }

    private @Nullable String value(ProviderSetting setting) {
        return values.apply(setting.property(number))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private IllegalStateException wrong(ProviderSetting setting, String what) {
        return new IllegalStateException(setting.variable(number) + " " + what);
    }
}
