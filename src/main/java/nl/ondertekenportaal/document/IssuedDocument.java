package nl.ondertekenportaal.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.covenant.ModelAgreements;
import nl.ondertekenportaal.organisation.Contacts;
import nl.ondertekenportaal.organisation.ExchangePlatform;
import nl.ondertekenportaal.organisation.ExecutingOrganisation;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Profile;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import nl.ondertekenportaal.pdf.DocumentProperties;
import nl.ondertekenportaal.pdf.PdfRenderer;
import org.jspecify.annotations.Nullable;

/** Makes the document of an agreement from the model text, the profiles of both sides and what they agreed. */
@ApplicationScoped
public class IssuedDocument {

    private static final String KVK = "KvK-nummer";

    private final AgreementDocument layout = new AgreementDocument();

    @Inject
    ModelAgreements models;

    @Inject
    Registers registers;

    @Inject
    PublicAddress address;

    @Inject
    Mode mode;

    @Inject
    PdfRenderer renderer;

    /** PDF/A-3a and PDF/UA-1 with an empty signature field for each required signature; not sealed yet. */
    public byte[] make(Agreement agreement, Instant now) {
        DocumentContent content = content(agreement);
        var properties =
                new DocumentProperties(layout.title(content), "Ondertekenportaal", layout.subject(content), now);
        List<String> fields = Stream.of(Side.values())
                .flatMap(side -> side.signatureFields(agreement.signaturesNeeded(side)).stream())
                .toList();
        return renderer.render(layout.xhtml(content), properties, fields);
    }

    private DocumentContent content(Agreement agreement) {
        return new DocumentContent(
                models.version(agreement.modelVersion()),
                party(agreement.municipality(), agreement.platformBySector().keySet()),
                party(agreement.partner(), agreement.platformBySector().keySet()),
                supplies(agreement.platformBySector()),
                agreement.agreedFirstDay().orElse(null),
                agreement.contribution().orElse(null),
                address.of("/controle/" + agreement.checkCode()),
                mode.isDemo());
    }

    private static DocumentContent.Party party(Organisation organisation, Set<String> sectors) {
        Profile profile = organisation.profile();
        return new DocumentContent.Party(
                organisation.name(),
                profile.representedBy(),
                identifiers(organisation),
                executing(profile.executing()),
                contacts(profile.contacts(), sectors));
    }

    private static DocumentContent.@Nullable Executing executing(@Nullable ExecutingOrganisation executing) {
        return executing == null
                ? null
                : new DocumentContent.Executing(
                        executing.name(),
                        new DocumentContent.Identifier(KVK, executing.kvk()),
                        executing.handlesSignals());
    }

    /** What has nothing to do with the sectors of the agreement stays out of it. */
    private static List<DocumentContent.Contact> contacts(Contacts contacts, Set<String> sectors) {
        return contacts.mailboxes().entrySet().stream()
                .filter(contact -> contact.getKey().concerns(sectors))
                .map(contact -> new DocumentContent.Contact(
                        contact.getKey(), contact.getValue().value()))
                .toList();
    }

    private static List<DocumentContent.Identifier> identifiers(Organisation organisation) {
        List<DocumentContent.Identifier> identifiers = new ArrayList<>();
        add(identifiers, "CBS-code", organisation.cbsCode().orElse(null));
        add(identifiers, KVK, organisation.identifiers().kvk());
        add(identifiers, "RSIN", organisation.identifiers().rsin());
        add(identifiers, "OIN", organisation.identifiers().oin());
        add(identifiers, "L-nummer", organisation.identity().registerNumber().orElse(null));
        return identifiers;
    }

    private static void add(List<DocumentContent.Identifier> identifiers, String label, @Nullable String value) {
        if (value != null) {
            identifiers.add(new DocumentContent.Identifier(label, value));
        }
    }

    private List<DocumentContent.Supply> supplies(Map<String, String> platformBySector) {
        Map<String, String> sectors =
                registers.sectors().stream().collect(Collectors.toMap(Sector::getCode, Sector::getDutchName));
        Map<String, ExchangePlatform> platforms = registers.platformsToday().stream()
                .collect(Collectors.toMap(ExchangePlatform::getCode, Function.identity()));
        return platformBySector.entrySet().stream()
                .map(choice -> {
                    ExchangePlatform platform = platforms.get(choice.getValue());
                    String name = platform == null ? choice.getValue() : platform.getName();
                    String sector = sectors.getOrDefault(choice.getKey(), choice.getKey());
                    return new DocumentContent.Supply(sector, choice.getKey(), name);
                })
                .toList();
    }
}
