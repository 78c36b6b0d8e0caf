package nl.ondertekenportaal.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.organisation.VerifiedIdentifier.Verified;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** For which organisation an account at a provider is linked, inside the portal. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class ProviderAccountsIT {

    private static final String PROVIDER = "proef";

    @Inject
    Parties parties;

    @Inject
    ProviderAccounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    LegalCalendar calendar;

    @Inject
    Clock clock;

    @Test
    void whoActsForAPrincipalLinksAnAccountOfTheOwnOrganisation() {
        Actor principal = parties.partner();
        Actor agent = parties.deliveryAgent();
        LocalDate today = calendar.today();
        parties.given(principal, agent, new Power(AuthorityKind.PREPARATION, new Validity(today, null)));
        Actor acting = parties.behalf(agent, principal);

        assertThat(accounts.link(acting, saidFor(principal), acting.ownPerson()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.trouble()).isEqualTo(LoginTrouble.OTHER_ORGANISATION));
        assertThat(accounts.of(acting)).isEmpty();
        assertThat(accounts.link(acting, saidFor(agent), acting.ownPerson())).isEqualTo(new Outcome.Linked(PROVIDER));
        assertThat(accounts.of(acting))
                .extracting(ProviderAccount::organisation)
                .containsExactly(agent.ownOrganisation());
    }

    /** A visitor with an account of nobody yet, in the name of this organisation. */
    private Said saidFor(Actor organisation) {
        Identifiers numbers = organisations.get(organisation.ownOrganisation()).identifiers();
        String account = Sha256.of(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII))
                .hex();
        return new Said(
                new Verified(
                        PROVIDER,
                        "Proef",
                        numbers.kvk(),
                        numbers.rsin(),
                        numbers.oin(),
                        null,
                        null,
                        null,
                        account,
                        clock.instant()),
                null,
                null);
    }
}
