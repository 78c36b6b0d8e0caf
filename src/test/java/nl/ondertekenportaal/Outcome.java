package nl.ondertekenportaal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** What came of a verb, seen by somebody who wants to learn something from it. */
sealed interface Outcome {

    Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** All that the one who asked learns, without the ids, which he gave himself. */
    String told();

    /** Whether it did nothing and told nothing that is kept. */
    boolean isNothing();

    default boolean isDenied() {
        return this instanceof Failed failed && failed.why() instanceof AccessDenied;
    }

    default boolean isRule(String key) {
        return this instanceof Failed failed
                && failed.why() instanceof RuleBroken rule
                && rule.key().equals(key);
    }

    /** It did something and had nothing to tell. */
    record Done() implements Outcome {
        @Override
        public String told() {
            return "done";
        }

        @Override
        public boolean isNothing() {
            return false;
        }
    }

    record Answered(@Nullable Object answer) implements Outcome {
        @Override
        public String told() {
            return isNothing() ? "nothing" : "something";
        }

        @Override
        public boolean isNothing() {
            return switch (answer) {
                case null -> true;
                case Collection<?> found -> found.isEmpty();
                case Map<?, ?> found -> found.isEmpty();
                case Optional<?> found -> found.isEmpty();
                case Number count -> count.longValue() == 0;
                case Boolean said -> !said;
                default -> false;
            };
        }
    }

    record Failed(Throwable why) implements Outcome {
        @Override
        public String told() {
            String words = why instanceof RuleBroken rule ? Arrays.toString(rule.arguments()) : "";
            return ID.matcher(why.getClass().getSimpleName() + " " + why.getMessage() + " " + words)
                    .replaceAll("id");
        }

        @Override
        public boolean isNothing() {
            return why instanceof AccessDenied || why instanceof NotFound || why instanceof RuleBroken;
        }
    }
}
