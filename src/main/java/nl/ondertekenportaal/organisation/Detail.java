package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several values that an organisation stated: a label, a UZOVI code, a platform, or one for whom it acts. */
@Embeddable
class Detail {

    /** What the value is. */
    enum Kind {
        LABEL,
        UZOVI,
        PLATFORM,
        /** For which it acts, by CBS code. */
        MUNICIPALITY,
        /** For which it acts, by name. */
        PARTNER
    }

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "value")
    private String value;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Detail() {}

    Detail(Kind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    static Set<Detail> of(Particulars particulars) {
        Set<Detail> details = new HashSet<>();
        add(details, Kind.LABEL, particulars.labels);
        add(details, Kind.UZOVI, particulars.uzovi);
        add(details, Kind.PLATFORM, particulars.platforms);
        add(details, Kind.MUNICIPALITY, particulars.municipalities);
        add(details, Kind.PARTNER, particulars.partners);
        return details;
    }

    private static void add(Set<Detail> details, Kind kind, Set<String> values) {
        values.forEach(value -> details.add(new Detail(kind, value)));
    }

    /** One for each owner: JPA shares none. */
    Detail copy() {
        return new Detail(kind, value);
    }

    Kind kind() {
        return kind;
    }

    String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Detail that && kind == that.kind && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value);
    }
}
