package nl.ondertekenportaal.organisation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** By what somebody may sign for an organisation. */
public enum AuthorityKind {
    /** By office: the burgomaster represents the municipality (Gemeentewet, article 171). */
    MAYOR(OrganisationKind.MUNICIPALITY),
    /** By office: the chair of a joint arrangement represents it (Wet gemeenschappelijke regelingen, article 33d). */
    CHAIR(OrganisationKind.MUNICIPALITY),
    /** By office: a director of a legal entity, as the trade register and its statutes say (Dutch Civil Code, book 2). */
    BOARD_MEMBER(OrganisationKind.SIGNAL_PARTNER),
    /** Decides in the name of an administrative body (Algemene wet bestuursrecht, article 10:1). */
    MANDATE(OrganisationKind.MUNICIPALITY),
    /** Does legal acts in the name of another (Dutch Civil Code, article 3:60). */
    POWER_OF_ATTORNEY(OrganisationKind.MUNICIPALITY, OrganisationKind.SIGNAL_PARTNER);

    private final Set<OrganisationKind> organisations;

    AuthorityKind(OrganisationKind... organisations) {
        this.organisations = EnumSet.copyOf(Arrays.asList(organisations));
    }

    /** Whether such an organisation knows it. */
    public boolean fits(OrganisationKind organisation) {
        return organisations.contains(organisation);
    }

    /** Those that such an organisation knows. */
    public static List<AuthorityKind> of(OrganisationKind organisation) {
        return Arrays.stream(values()).filter(kind -> kind.fits(organisation)).toList();
    }
}
