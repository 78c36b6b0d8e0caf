package nl.ondertekenportaal.organisation;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a role mailbox of an organisation is for. They are always listed in this order. */
public enum ContactKind {
    /** Questions about the agreement. */
    POLICY(true, OrganisationKind.values()),
    /** The team that handles the signals. */
    EXECUTION(false, OrganisationKind.MUNICIPALITY),
    /** The team that collects arrears, and stops when the resident accepts help. */
    COLLECTION(false, OrganisationKind.SIGNAL_PARTNER),
    /** The data protection officer (GDPR art. 37). */
    PRIVACY_OFFICER(false, OrganisationKind.MUNICIPALITY, OrganisationKind.SIGNAL_PARTNER),
    /** Reports of personal data breaches (GDPR art. 33). */
    DATA_LEAKS(true, OrganisationKind.values()),
    /** Announced end of supply; a desk that is manned daily. Only where energy or heat is supplied. */
    END_OF_SUPPLY(false, OrganisationKind.MUNICIPALITY, OrganisationKind.SIGNAL_PARTNER);

    private static final Set<String> SUPPLIED = Set.of("ENERGY", "HEAT");

    private final boolean required;
    private final Set<OrganisationKind> organisations;

    ContactKind(boolean required, OrganisationKind... organisations) {
        this.required = required;
        this.organisations = EnumSet.copyOf(Arrays.asList(organisations));
    }

    /** Those that an organisation can have. A municipality has to do with every sector. */
    static List<ContactKind> of(OrganisationKind organisation, Collection<String> sectors) {
        return Arrays.stream(values())
                .filter(kind -> kind.organisations.contains(organisation))
                .filter(kind -> organisation != OrganisationKind.SIGNAL_PARTNER || kind.concerns(sectors))
                .toList();
    }

    /** Whether no profile can do without it. */
    public boolean isRequired() {
        return required;
    }

    /** Whether it matters where these sectors are supplied. */
    public boolean concerns(Collection<String> sectors) {
        return this != END_OF_SUPPLY || sectors.stream().anyMatch(SUPPLIED::contains);
    }
}
