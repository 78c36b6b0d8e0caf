package nl.ondertekenportaal.agreement;

import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Why somebody declines, withdraws or reports a defect, in words that the other side reads. */
public record Reason(String text) {

    /** Characters at most. */
    public static final int LONGEST = 500;

    /** @throws RuleBroken {@code reason.missing} if there is none, {@code reason.long} if it is too long */
    public Reason {
        // as long on the server as the field in the browser counted it
        text = text.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw new RuleBroken("reason.missing");
        }
        if (text.length() > LONGEST) {
            throw new RuleBroken("reason.long", LONGEST);
        }
    }

    /** As typed, possibly nothing. */
    public static Reason typed(@Nullable String text) {
        return new Reason(text == null ? "" : text);
    }
}
