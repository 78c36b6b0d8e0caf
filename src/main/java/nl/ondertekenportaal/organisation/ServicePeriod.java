package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** From when until when a signal partner has customers in a municipality, both days included; without a last day, for good. */
@Embeddable
public class ServicePeriod {

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private @Nullable LocalDate lastDay;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ServicePeriod() {}

    /** @throws RuleBroken {@code serviceArea.order} if it ends before it begins */
    public ServicePeriod(LocalDate firstDay, @Nullable LocalDate lastDay) {
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new RuleBroken("serviceArea.order", firstDay, lastDay);
        }
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    /** One for each municipality: JPA shares none. */
    ServicePeriod copy() {
        return new ServicePeriod(firstDay, lastDay);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }
}
