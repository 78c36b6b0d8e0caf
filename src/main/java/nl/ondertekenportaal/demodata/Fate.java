package nl.ondertekenportaal.demodata;

/** What becomes of an agreement of the demonstration, so that every stage can be seen. */
enum Fate {
    OFFERED,
    SIGNED_BY_MUNICIPALITY,
    SIGNED_BY_PARTNER,
    IN_FORCE,
    UPCOMING,
    DECLINED,
    WITHDRAWN,
    LAPSED;

    /** Most are in force. */
    private static final Fate[] OF_TWENTY = {
        OFFERED,
        OFFERED,
        OFFERED,
        SIGNED_BY_MUNICIPALITY,
        SIGNED_BY_MUNICIPALITY,
        SIGNED_BY_PARTNER,
        SIGNED_BY_PARTNER,
        UPCOMING,
        UPCOMING,
        DECLINED,
        WITHDRAWN,
        LAPSED,
        IN_FORCE,
        IN_FORCE,
        IN_FORCE,
        IN_FORCE,
        IN_FORCE,
        IN_FORCE,
        IN_FORCE,
        IN_FORCE
    };

    /** @param pair anything that tells pairs apart */
    static Fate of(int pair) {
        return OF_TWENTY[Math.floorMod(pair, OF_TWENTY.length)];
    }
}
