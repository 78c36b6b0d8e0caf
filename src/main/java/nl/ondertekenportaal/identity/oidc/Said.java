package nl.ondertekenportaal.identity.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.organisation.VerifiedIdentifier.Verified;
import org.jspecify.annotations.Nullable;

/** What a provider said of the visitor, in a token that was checked; name and address are for filling in a form only. */
record Said(
        Verified verified, @Nullable String name, @Nullable String email) {

    private static final int LONGEST = 200;

    /** @throws LoginRefused {@code UNTRUSTED} without a subject, or with a branch or an intermediary that cannot be read, {@code NO_IDENTIFIER} without a number that can be */
    static Said of(Provider provider, IDTokenClaimsSet token, Instant now) {
        ClaimNames names = provider.claims();
        String subject = text(token, names.subject());
        if (subject == null) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, "the token has no subject");
        }
        Identifiers numbers = numbers(token, names);
        Verified verified = new Verified(
                provider.id(),
                provider.name(),
                numbers.kvk(),
                numbers.rsin(),
                numbers.oin(),
                certain(token, names.branch()),
                text(token, names.level()),
                certain(token, names.intermediary()),
                account(provider, subject).hex(),
                now);
        return new Said(verified, text(token, names.name()), text(token, names.email()));
    }

    /** The same subject at another issuer is somebody else. */
    private static Sha256 account(Provider provider, String subject) {
        return Sha256.of((provider.issuer() + "\n" + subject).getBytes(StandardCharsets.UTF_8));
    }

    private static Identifiers numbers(IDTokenClaimsSet token, ClaimNames names) {
        try {
            Identifiers numbers =
                    new Identifiers(text(token, names.kvk()), text(token, names.rsin()), text(token, names.oin()));
            if (numbers.isEmpty()) {
                throw new LoginRefused(LoginTrouble.NO_IDENTIFIER, "the token names no organisation");
            }
            return numbers;
        } catch (RuleBroken impossible) {
            throw new LoginRefused(LoginTrouble.NO_IDENTIFIER, impossible.key(), impossible);
        }
    }

    /** One text, or a list of one: of two it would not be known which counts. Never a number, which would lose its zeros. */
    private static @Nullable String text(IDTokenClaimsSet token, @Nullable String name) {
        Object value = name == null ? null : token.getClaim(name);
        if (value instanceof List<?> list && list.size() == 1) {
            value = list.getFirst();
        }
        return value instanceof String text && !text.isBlank() && text.length() <= LONGEST ? text.strip() : null;
    }

    /** As {@link #text}, but what is there and cannot be read is not taken for nothing: then anybody could be behind it. */
    private static @Nullable String certain(IDTokenClaimsSet token, @Nullable String name) {
        String text = text(token, name);
        Object value = name == null || text != null ? null : token.getClaim(name);
        if (value != null && !(value instanceof String blank && blank.isBlank())) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, "a claim that limits the authority cannot be read: " + name);
        }
        return text;
    }

    Sha256 account() {
        return Sha256.fromBytes(java.util.HexFormat.of().parseHex(verified.accountHash()));
    }

    /** Whether somebody else than the organisation itself acts, by a chain authorisation. */
    boolean hasIntermediary() {
        String intermediary = verified.intermediary();
        return intermediary != null
                && Stream.of(verified.kvk(), verified.rsin(), verified.oin()).noneMatch(intermediary::equals);
    }
}
