package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
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
