package nl.ondertekenportaal.identity.oidc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/** One person's account at a provider, for one organisation: who comes with it is that person. It gives no role. */
@Entity
@Table(name = "provider_account")
public class ProviderAccount {

    @Id
    private UUID id;

    @Column(name = "account_hash")
    private byte[] accountHash;

    private String provider;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "organisation_id")
    private UUID organisationId;

    private @Nullable String level;

    private @Nullable String intermediary;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ProviderAccount() {}

    /** @param level as the provider gave it last, like the intermediary */
    ProviderAccount(
            Sha256 account,
            String provider,
            PersonId person,
            OrganisationId organisation,
            @Nullable String level,
            @Nullable String intermediary,
            Instant now) {
        this.id = UUID.randomUUID();
        this.accountHash = account.bytes();
        this.provider = provider;
        this.personId = person.value();
        this.organisationId = organisation.value();
        this.level = level;
        this.intermediary = intermediary;
        this.linkedAt = now;
    }

    void used(Said said, Instant now) {
        level = said.verified().level();
        intermediary = said.verified().intermediary();
        lastUsedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** Id in the configuration. */
    public String provider() {
        return provider;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** In the provider's words. */
    public Optional<String> level() {
        return Optional.ofNullable(level);
    }

    public Optional<String> intermediary() {
        return Optional.ofNullable(intermediary);
    }

    public Instant linkedAt() {
        return linkedAt;
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }
}
