package nl.ondertekenportaal.organisation;

import static nl.ondertekenportaal.organisation.SomeAuthority.TODAY;
import static nl.ondertekenportaal.organisation.SomeAuthority.anOrganisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What lets an agent act, and what of it lets one of its people sign. */
class GroundTest {

    private final Organisation bank = anOrganisation(OrganisationKind.EXECUTING_ORGANISATION);
    private final Organisation deliverer = anOrganisation(OrganisationKind.DELIVERY_AGENT);

    @Test
    void whoMayOnlyPrepareSignsNothing() {
        SigningAuthority preparing =
                SomeAuthority.given(OrganisationKind.MUNICIPALITY, bank, power(AuthorityKind.PREPARATION));
        SigningAuthority own = SomeAuthority.within(bank, power(AuthorityKind.MANDATE));

        assertThat(preparing.isValidOn(TODAY)).isTrue();
        assertThat(new Ground(own, preparing).isValidOn(TODAY)).isFalse();
    }

    @Test
    void theAuthorityOfAnotherAgentIsNoLink() {
        Organisation other = anOrganisation(OrganisationKind.EXECUTING_ORGANISATION);
        SigningAuthority given = SomeAuthority.given(OrganisationKind.MUNICIPALITY, bank, power(AuthorityKind.MANDATE));
        SigningAuthority own = SomeAuthority.within(other, power(AuthorityKind.MANDATE));
        SigningAuthority ofAPerson = SomeAuthority.within(bank, power(AuthorityKind.MANDATE));

        assertThatThrownBy(() -> new Ground(own, given)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ground(ofAPerson, ofAPerson)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOfficeIsNotGivenToAnAgentAndPreparingNotToAPerson() {
        assertThatThrownBy(() -> SomeAuthority.given(OrganisationKind.MUNICIPALITY, bank, power(AuthorityKind.MAYOR)))
                .hasMessage("authority.kind");
        assertThatThrownBy(() -> SomeAuthority.within(bank, power(AuthorityKind.PREPARATION)))
                .hasMessage("authority.kind");
        assertThatThrownBy(() ->
                        SomeAuthority.given(OrganisationKind.SIGNAL_PARTNER, deliverer, power(AuthorityKind.MANDATE)))
                .as("a partner is no administrative body")
                .hasMessage("authority.kind");
    }

    @Test
    void anAgentActsForOnlyOneKindOfPrincipal() {
        assertThatThrownBy(() -> SomeAuthority.given(
                        OrganisationKind.SIGNAL_PARTNER, bank, power(AuthorityKind.POWER_OF_ATTORNEY)))
                .hasMessage("authority.kind");
        assertThatThrownBy(() -> SomeAuthority.given(
                        OrganisationKind.MUNICIPALITY, deliverer, power(AuthorityKind.POWER_OF_ATTORNEY)))
                .hasMessage("authority.kind");
        assertThat(SomeAuthority.given(
                                OrganisationKind.SIGNAL_PARTNER, deliverer, power(AuthorityKind.POWER_OF_ATTORNEY))
                        .agent())
                .contains(deliverer);
    }

    private static Power power(AuthorityKind kind) {
        return new Power(kind, new Validity(TODAY, null));
    }
}
