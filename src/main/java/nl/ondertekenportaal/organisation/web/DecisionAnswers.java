package nl.ondertekenportaal.organisation.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.SectorScope;
import org.jspecify.annotations.Nullable;

/** What is typed about a decision, right or not. */
public class DecisionAnswers {

    private String body = "";
    private @Nullable LocalDate day;
    private String reference = "";
    private boolean some;
    private List<String> sectors = List.of();
    private @Nullable String limits;
    private @Nullable LocalDate until;

    /** The same decision once more, for another person. */
    void copy(Decision decision) {
        body = decision.body();
        day = decision.day();
        reference = decision.reference();
        some = !decision.scope().isAll();
        sectors = List.copyOf(decision.scope().sectors());
        limits = decision.limits();
        until = decision.until();
    }

    SectorScope scope(Collection<String> existing) {
        return some ? SectorScope.some(sectors, existing) : SectorScope.ALL;
    }

    Decision decision(SectorScope scope) {
        return Decision.of(body, day, reference, scope, limits, until);
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    /** Whether it is about some sectors only. */
    public boolean isSome() {
        return some;
    }

    public void setSome(boolean some) {
        this.some = some;
    }

    public List<String> getSectors() {
        return sectors;
    }

    public void setSectors(List<String> sectors) {
        this.sectors = sectors;
    }

    public @Nullable String getLimits() {
        return limits;
    }

    public void setLimits(@Nullable String limits) {
        this.limits = limits;
    }

    public @Nullable LocalDate getUntil() {
        return until;
    }

    public void setUntil(@Nullable LocalDate until) {
        this.until = until;
    }
}
