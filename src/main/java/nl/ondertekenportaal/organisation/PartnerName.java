package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of an organisation that could be a signal partner. Only a legal entity signs: a label does not. */
@Entity
@Table(name = "partner_name")
public class PartnerName {

    /** What kind of name it is, as far as known. */
    public enum Nature {
        UNCHECKED,
        GROUP,
        LABEL
    }

    @Id
    private long id;

    private String name;

    private String sector;

    private @Nullable String umbrella;

    @Column(name = "register_number")
    private @Nullable String registerNumber;

    private @Nullable String province;

    @Enumerated(EnumType.STRING)
    private Nature nature;

    @Column(name = "label_of")
    private @Nullable String labelOf;

    @SuppressWarnings("NullAway.Init") // JPA
    protected PartnerName() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getSector() {
        return sector;
    }

    public Optional<String> umbrella() {
        return Optional.ofNullable(umbrella);
    }

    public Optional<String> registerNumber() {
        return Optional.ofNullable(registerNumber);
    }

    /** Where it has its seat, as far as known; where it has customers, it states itself. */
    public Optional<String> province() {
        return Optional.ofNullable(province);
    }

    public Nature getNature() {
        return nature;
    }

    public @Nullable String getLabelOf() {
        return labelOf;
    }
}
