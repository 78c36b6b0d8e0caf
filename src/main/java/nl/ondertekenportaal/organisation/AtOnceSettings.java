package nl.ondertekenportaal.organisation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.StartOrder;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Who decides on an admission: two, one, or for some kinds of organisation nobody, if everything is green and the numbers are proven. */
@ApplicationScoped
public class AtOnceSettings {

    /** Municipalities are so few, and known so well, that NVVK looks at each. */
    private static final Set<OrganisationKind> POSSIBLE = EnumSet.of(OrganisationKind.SIGNAL_PARTNER);

    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on");
    private static final Set<String> NO = Set.of("false", "0", "no", "n", "off", "");
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 90;

    private final Set<OrganisationKind> kinds;
    private final Duration proofHolds;
    private final boolean fourEyes;

    @Inject
    AtOnceSettings(Config config) {
        this(property -> config.getOptionalValue(property, String.class));
    }

    /** @throws IllegalStateException naming the setting that is wrong */
    AtOnceSettings(Function<String, Optional<String>> values) {
        kinds = EnumSet.noneOf(OrganisationKind.class);
        values.apply("app.admission.at.once").stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+")))
                .filter(word -> !word.isBlank())
                .map(AtOnceSettings::kind)
                .forEach(kinds::add);
        proofHolds = Duration.ofDays(values.apply("app.admission.proof.days")
                .map(AtOnceSettings::days)
                .orElse(USUAL_DAYS));
        fourEyes =
                values.apply("app.admission.four.eyes").map(AtOnceSettings::yes).orElse(false);
        if (isOn() && fourEyes) {
            throw new IllegalStateException(
                    "APP_ADMISSION_AT_ONCE admits without anybody, APP_ADMISSION_FOUR_EYES asks for two: choose one");
        }
    }

    AtOnceSettings() {
        this.kinds = Set.of();
        this.proofHolds = Duration.ZERO;
        this.fourEyes = false;
    }

    private static OrganisationKind kind(String word) {
        return POSSIBLE.stream()
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("APP_ADMISSION_AT_ONCE may name " + POSSIBLE + " only, not " + word));
    }

    private static int days(String text) {
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > MOST_DAYS) {
            throw new IllegalStateException("APP_ADMISSION_PROOF_DAYS must be 1 to " + MOST_DAYS + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    /** The words of MicroProfile Config, and no other: what is mistyped must not make one decide where two should. */
    private static boolean yes(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (!NO.contains(word)) {
            throw new IllegalStateException("APP_ADMISSION_FOUR_EYES must be true or false, not " + text);
        }
        return false;
    }

    /** Made at start, so that a wrong setting is found then. */
    void check(@Observes @Priority(StartOrder.KEYS) @Initialized(ApplicationScoped.class) @Nullable Object start) {}

    /** Whether any kind is admitted at once. */
    public boolean isOn() {
        return !kinds.isEmpty();
    }

    boolean isFor(OrganisationKind kind) {
        return kinds.contains(kind);
    }

    /** Whether two of NVVK must agree before an organisation is admitted. */
    boolean isFourEyes() {
        return fourEyes;
    }

    /** How long a proof counts. */
    Duration proofHolds() {
        return proofHolds;
    }
}
