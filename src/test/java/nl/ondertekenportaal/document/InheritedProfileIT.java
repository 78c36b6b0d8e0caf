package nl.ondertekenportaal.document;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.ContactKind;
import nl.ondertekenportaal.organisation.Contacts;
import nl.ondertekenportaal.organisation.ExecutingOrganisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Profile;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.IssuedAgreements;
import nl.ondertekenportaal.signing.Parties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the document of an agreement takes from the profiles of both sides. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class InheritedProfileIT {

    @Inject
    Parties parties;

    @Inject
    Organisations organisations;

    @Inject
    IssuedAgreements issued;

    @Inject
    StoredDocuments documents;

    @Test
    void theDocumentNamesBodyExecutingOrganisationAndContactsAsTheyWereWhenItWasMade() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        change(
                municipality,
                "het college van burgemeester en wethouders",
                "Stadsbank Eerst (fictief)",
                "eerst.invalid");
        change(partner, "het bestuur", null, "partner.invalid");
        AgreementId before = issued.between(municipality, partner);

        change(municipality, "het dagelijks bestuur", "Stadsbank Later (fictief)", "later.invalid");

        assertThat(text(municipality, before))
                .contains("het college van burgemeester", "Stadsbank Eerst (fictief)", "99000071")
                .contains(mailbox(ContactKind.POLICY, "eerst.invalid"))
                .contains(mailbox(ContactKind.EXECUTION, "eerst.invalid"))
                .contains(mailbox(ContactKind.PRIVACY_OFFICER, "eerst.invalid"))
                .contains(mailbox(ContactKind.COLLECTION, "partner.invalid"))
                .contains(mailbox(ContactKind.DATA_LEAKS, "partner.invalid"))
                .doesNotContain("later.invalid", "Stadsbank Later", "het dagelijks bestuur");
        assertThat(text(municipality, issued.between(municipality, parties.partner())))
                .contains("het dagelijks bestuur", "Stadsbank Later (fictief)")
                .contains(mailbox(ContactKind.EXECUTION, "later.invalid"))
                .doesNotContain("eerst.invalid");
    }

    /** Short, so that no line of the document ends in the middle of it. */
    private static String mailbox(ContactKind kind, String domain) {
        return kind.ordinal() + "@" + domain;
    }

    private void change(Actor actor, String body, @Nullable String executing, String domain) {
        Map<ContactKind, MailAddress> mailboxes = new EnumMap<>(ContactKind.class);
        for (ContactKind kind : organisations.get(actor.ownOrganisation()).contactKinds()) {
            mailboxes.put(kind, new MailAddress(mailbox(kind, domain)));
        }
        Profile profile = organisations.get(actor.ownOrganisation()).profile();
        organisations.changeProfile(
                actor,
                new Profile(
                        body,
                        executing == null ? null : new ExecutingOrganisation(executing, "99000071", true),
                        new Contacts(mailboxes),
                        profile.platformBySector(),
                        profile.supportedPlatforms()));
    }

    private String text(Actor actor, AgreementId id) throws IOException {
        try (PDDocument document = Loader.loadPDF(documents.latest(actor, id).bytes())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
