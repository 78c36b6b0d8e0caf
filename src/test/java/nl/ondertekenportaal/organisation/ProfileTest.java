package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final MailAddress MAILBOX = new MailAddress("team@demo.invalid");

    @Test
    void noProfileIsWithoutMailboxesForTheAgreementAndForDataLeaks() {
        assertThatThrownBy(() -> new Contacts(Map.of(ContactKind.POLICY, MAILBOX)))
                .hasMessage("contacts.required");
        assertThatThrownBy(() -> new Contacts(Map.of(ContactKind.DATA_LEAKS, MAILBOX)))
                .hasMessage("contacts.required");
        assertThat(Contacts.at(MAILBOX).kinds()).containsExactly(ContactKind.POLICY, ContactKind.DATA_LEAKS);
    }

    @Test
    void eachKindOfOrganisationHasItsOwnMailboxes() {
        assertThat(ContactKind.of(OrganisationKind.MUNICIPALITY, List.of()))
                .contains(ContactKind.EXECUTION, ContactKind.END_OF_SUPPLY)
                .doesNotContain(ContactKind.COLLECTION);
        assertThat(ContactKind.of(OrganisationKind.SIGNAL_PARTNER, List.of("ENERGY", "HOUSING")))
                .contains(ContactKind.COLLECTION, ContactKind.END_OF_SUPPLY)
                .doesNotContain(ContactKind.EXECUTION);
        assertThat(ContactKind.of(OrganisationKind.SIGNAL_PARTNER, List.of("HOUSING")))
                .doesNotContain(ContactKind.END_OF_SUPPLY);
    }

    @Test
    void aProfileHoldsOnlyWhatSuchAnOrganisationHas() {
        Contacts collecting = new Contacts(
                Map.of(ContactKind.POLICY, MAILBOX, ContactKind.DATA_LEAKS, MAILBOX, ContactKind.COLLECTION, MAILBOX));
        Profile collector = profile(null, collecting);
        assertThatCode(() -> collector.refuseUnlessOf(OrganisationKind.SIGNAL_PARTNER, Set.of("HOUSING")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> collector.refuseUnlessOf(OrganisationKind.MUNICIPALITY, Set.of()))
                .hasMessage("profile.kind");
        Profile executed =
                profile(new ExecutingOrganisation("Stadsbank (fictief)", "99000071", true), Contacts.at(MAILBOX));
        assertThatThrownBy(() -> executed.refuseUnlessOf(OrganisationKind.SIGNAL_PARTNER, Set.of("HOUSING")))
                .hasMessage("profile.kind");
    }

    @Test
    void anExecutingOrganisationHasANameAndANumber() {
        assertThatThrownBy(() -> new ExecutingOrganisation(" ", "99000071", false))
                .hasMessage("executing.name");
        assertThatThrownBy(() -> new ExecutingOrganisation("Stadsbank", " ", false))
                .hasMessage("executing.kvk");
        assertThatThrownBy(() -> new ExecutingOrganisation("Stadsbank", "123", false))
                .hasMessage("identifier.kvk");
    }

    private static Profile profile(@Nullable ExecutingOrganisation executing, Contacts contacts) {
        return new Profile("het bestuur", executing, contacts, Map.of(), Set.of());
    }
}
