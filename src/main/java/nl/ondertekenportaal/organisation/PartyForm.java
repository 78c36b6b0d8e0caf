package nl.ondertekenportaal.organisation;

/** Which body is the municipal party of an agreement. */
public enum PartyForm {
    /** The college of burgomaster and aldermen. */
    COLLEGE,
    /** The board of a joint arrangement with delegated powers (Wgr art. 30): itself the party, for each of its municipalities. */
    DELEGATED,
    /** The board of a joint arrangement with a mandate (Awb art. 10:1): it signs, the college is the party. */
    MANDATED
}
