package nl.ondertekenportaal.organisation.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.Validity;
import org.jspecify.annotations.Nullable;

/** What is typed about the power to represent, right or not. */
public class PowerAnswers {

    private @Nullable String person;
    private @Nullable AuthorityKind kind;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private boolean some;
    private List<String> sectors = List.of();
    private boolean joint;

    /** Most often the first administrator records the own authority, of today. */
    void open(String self, LocalDate today) {
        person = self;
        from = today;
    }

    /** As far as the decision goes, unless less was chosen. */
    SectorScope scope(SectorScope decided, Collection<String> existing) {
        return some ? SectorScope.some(sectors, existing) : decided;
    }

    Validity validity() {
        return Validity.of(from, to);
    }

    Power power(Validity validity, SectorScope scope) {
        return Power.of(kind, validity, scope, joint);
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    public @Nullable AuthorityKind getKind() {
        return kind;
    }

    public void setKind(@Nullable AuthorityKind kind) {
        this.kind = kind;
    }

    public @Nullable LocalDate getFrom() {
        return from;
    }

    public void setFrom(@Nullable LocalDate from) {
        this.from = from;
    }

    public @Nullable LocalDate getTo() {
        return to;
    }

    public void setTo(@Nullable LocalDate to) {
        this.to = to;
    }

    /** Whether it is for fewer sectors than the decision. */
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

    /** Whether only together with another person. */
    public boolean isJoint() {
        return joint;
    }

    public void setJoint(boolean joint) {
        this.joint = joint;
    }
}
