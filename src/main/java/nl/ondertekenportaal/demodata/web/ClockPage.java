package nl.ondertekenportaal.demodata.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import nl.ondertekenportaal.common.DemoClock;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.Messages;
import org.jspecify.annotations.Nullable;

/** Moves the clock of the demonstration. */
@Named
@ViewScoped
public class ClockPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DemoClock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    @Inject
    FacesContext faces;

    private @Nullable LocalDate day;

    public LocalDate getToday() {
        return calendar.today();
    }

    public boolean isMoved() {
        return clock.isMoved();
    }

    public void aDay() {
        moveTo(getToday().plusDays(1));
    }

    public void aMonth() {
        moveTo(getToday().plusMonths(1));
    }

    public void aYear() {
        moveTo(getToday().plusYears(1));
    }

    /** To the day that was typed. */
    public void move() {
        moveTo(Objects.requireNonNull(day));
        day = null;
    }

    private void moveTo(LocalDate to) {
        clock.moveTo(to);
        faces.addMessage(null, new FacesMessage(messages.text("demoClock.moved", messages.day(to))));
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }
}
