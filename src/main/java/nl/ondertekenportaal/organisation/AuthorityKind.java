package nl.ondertekenportaal.organisation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** By what somebody may act for an organisation. */
public enum AuthorityKind {
    /** By office: the burgomaster represents the municipality (Gemeentewet, article 171). */
    MAYOR(OrganisationKind.MUNICIPALITY),
    /** By office: the chair of a joint arrangement represents it (Wet gemeenschappelijke regelingen, article 33d). */
    CHAIR(OrganisationKind.MUNICIPALITY, OrganisationKind.EXECUTING_ORGANISATION),
    /** By office: a director of a legal entity, as the trade register and its statutes say (Dutch Civil Code, book 2). */
    BOARD_MEMBER(
            OrganisationKind.SIGNAL_PARTNER, OrganisationKind.EXECUTING_ORGANISATION, OrganisationKind.DELIVERY_AGENT),
    /** Decides in the name of an administrative body (Algemene wet bestuursrecht, article 10:1). */
    MANDATE(OrganisationKind.MUNICIPALITY, OrganisationKind.EXECUTING_ORGANISATION),
    /** Does legal acts in the name of another (Dutch Civil Code, article 3:60). */
    POWER_OF_ATTORNEY(
            OrganisationKind.MUNICIPALITY,
            OrganisationKind.SIGNAL_PARTNER,
            OrganisationKind.EXECUTING_ORGANISATION,
            OrganisationKind.DELIVERY_AGENT),
    /** Does the paperwork and signs nothing; given to an agent only, since people of the organisation itself have a role for that. */
    PREPARATION;

    private final Set<OrganisationKind> organisations = EnumSet.noneOf(OrganisationKind.class);

    AuthorityKind(OrganisationKind... organisations) {
        this.organisations.addAll(Arrays.asList(organisations));
    }

    /** Whether it allows to sign. */
    public boolean signs() {
        return this != PREPARATION;
    }

    /** Whether such an organisation can give it to one of its own people. */
    public boolean fits(OrganisationKind organisation) {
        return organisations.contains(organisation);
    }

    /** Whether such an organisation can give it to such an agent. */
    public boolean fitsAgent(OrganisationKind principal, OrganisationKind agent) {
        boolean passesOn = this == PREPARATION || (this == MANDATE || this == POWER_OF_ATTORNEY) && fits(principal);
        return passesOn && agent.actsFor(principal);
    }

    /** Those that such an organisation can give to its own people. */
    public static List<AuthorityKind> of(OrganisationKind organisation) {
        return Arrays.stream(values()).filter(kind -> kind.fits(organisation)).toList();
    }
}
