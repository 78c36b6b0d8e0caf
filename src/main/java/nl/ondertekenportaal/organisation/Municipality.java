package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A municipality in the register of Statistics Netherlands (CBS), whether it takes part or not. */
@Entity
@Table(name = "municipality")
public class Municipality {

    @Id
    @Column(name = "cbs_code")
    private String cbsCode;

    private String name;

    private String province;

    @Column(name = "valid_from")
    private @Nullable LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Municipality() {}

    /** Whether the municipality exists on this day, its first and last day included. */
    public boolean existsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /** The first day on which it does not exist any more, if it ends. */
    Optional<LocalDate> end() {
        return Optional.ofNullable(validTo).map(last -> last.plusDays(1));
    }

    /** Whether it is more than a plan that was withdrawn. */
    boolean existed() {
        return validFrom == null || validTo == null || !validTo.isBefore(validFrom);
    }

    public String getCbsCode() {
        return cbsCode;
    }

    public String getName() {
        return name;
    }

    public String getProvince() {
        return province;
    }
}
