package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** An outside provider vouched that an applicant acts for the organisation with this number. It gives nobody a role or a login. Never changed. */
@Entity
@Table(name = "identifier_proof")
public class IdentifierProof {

    /** Which number, the one that the provider is surest of first. */
    public enum Kind {
        KVK,
        RSIN,
        OIN;

        @Nullable
        String in(Identifiers numbers) {
            return switch (this) {
                case KVK -> numbers.kvk();
                case RSIN -> numbers.rsin();
                case OIN -> numbers.oin();
            };
        }
    }

    @Id
    private UUID id;

    @Column(name = "application_id")
    private UUID applicationId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String number;

    private @Nullable String kvk;

    private @Nullable String rsin;

    private @Nullable String oin;

    private String provider;

    @Column(name = "provider_name")
    private String providerName;

    private String level;

    @Column(name = "account_hash")
    private byte[] accountHash;

    @Column(name = "proven_at")
    private Instant provenAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected IdentifierProof() {}

    /**
     * @param said by a provider that told the level
     * @throws RuleBroken {@code proof.otherNumber} if it was said of another organisation than that of the application
     */
    IdentifierProof(Application application, VerifiedIdentifier.Verified said, String level, Instant now) {
        this.id = UUID.randomUUID();
        this.applicationId = application.id();
        this.kind = common(application.identity().identifiers(), said.identifiers())
                .orElseThrow(() -> new RuleBroken("proof.otherNumber"));
        this.number = Objects.requireNonNull(kind.in(said.identifiers().whole()));
        this.kvk = said.kvk();
        this.rsin = said.rsin();
        this.oin = said.oin();
        this.provider = said.provider();
        this.providerName = said.providerName();
        this.level = level;
        this.accountHash = HexFormat.of().parseHex(said.accountHash());
        this.provenAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Kind> common(Identifiers own, Identifiers proven) {
        return own.matches(proven)
                ? Stream.of(Kind.values())
                        .filter(kind -> isSame(kind.in(own.whole()), kind.in(proven.whole())))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    /** Whether the application still has this number, and it was not proven before this moment. */
    boolean holds(Application application, Instant since) {
        return number.equals(kind.in(application.identity().identifiers().whole())) && !provenAt.isBefore(since);
    }

    /** Which numbers of the application the provider did not vouch for, as people call them; empty if it did for all. */
    public List<String> unproven(Application application) {
        return application.identity().identifiers().unprovenBy(new Identifiers(kvk, rsin, oin));
    }

    UUID id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String number() {
        return number;
    }

    /** Its id in the portal's configuration. */
    String provider() {
        return provider;
    }

    public String providerName() {
        return providerName;
    }

    /** The last part of the level, by which people know it. */
    public String level() {
        return level.replaceAll(".*:", "");
    }

    public Instant provenAt() {
        return provenAt;
    }
}
