package nl.ondertekenportaal.covenant;

/** From which arrears a signal partner in a sector reports (article 3); it has changed over the years, so it is data. */
public record ArrearsThreshold(String sector, int from, Unit unit) {
    /** In what arrears are counted. */
    public enum Unit {
        /** Days after the day on which the payment was due. */
        DAYS,
        /** Monthly rents or premiums that are due and unpaid. */
        MONTHLY_PAYMENTS
    }
}
