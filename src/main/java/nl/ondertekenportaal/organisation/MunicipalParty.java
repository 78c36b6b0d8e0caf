package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Which body is the party of a municipality, or signs for it: the college, or the named board of a joint arrangement. */
@Embeddable
public class MunicipalParty {

    @Enumerated(EnumType.STRING)
    @Column(name = "party")
    private PartyForm form;

    @Column(name = "party_name")
    private @Nullable String name;

    @SuppressWarnings("NullAway.Init") // JPA
    protected MunicipalParty() {}

    private MunicipalParty(PartyForm form, @Nullable String name) {
        this.form = form;
        this.name = name;
    }

    static MunicipalParty college() {
        return new MunicipalParty(PartyForm.COLLEGE, null);
    }

    /**
     * @param ofBoard name of the joint arrangement; nothing for the college itself
     * @throws RuleBroken {@code application.partyName}, {@code privacy.bsn}
     */
    static MunicipalParty of(PartyForm form, @Nullable String ofBoard) {
        return form == PartyForm.COLLEGE
                ? college()
                : new MunicipalParty(form, Particulars.free(ofBoard == null ? "" : ofBoard, "application.partyName"));
    }

    /** One for each owner: JPA shares none. */
    MunicipalParty copy() {
        return new MunicipalParty(form, name);
    }

    public PartyForm form() {
        return form;
    }

    /** The joint arrangement whose board is the party, or signs. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Whether the board itself is the party, for each of its municipalities. */
    boolean isDelegated() {
        return form == PartyForm.DELEGATED;
    }

    /** As a document names it. */
    String body() {
        return name().filter(board -> isDelegated())
                .map(board -> "het dagelijks bestuur van " + board)
                .orElse("het college van burgemeester en wethouders");
    }
}
