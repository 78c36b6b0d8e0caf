package nl.ondertekenportaal.agreement;

/** In which order a list of agreements stands; what has no such day stands last. */
public enum AgreementOrder {
    /** By name; of one's own agreements that is the name of the other side. */
    NAME("m.name %1$s, p.name %1$s, a.id"),
    CREATED("a.createdAt %1$s, a.id"),
    FIRST_DAY("a.firstDay %1$s nulls last, m.name, p.name, a.id"),
    LAPSES_ON("a.lapsesOn %1$s nulls last, m.name, p.name, a.id");

    private final String terms;

    AgreementOrder(String terms) {
        this.terms = terms;
    }

    String by(boolean descending) {
        return " order by " + terms.formatted(descending ? "desc" : "asc");
    }
}
