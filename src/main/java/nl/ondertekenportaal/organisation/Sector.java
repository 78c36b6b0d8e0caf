package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** A kind of fixed charge: housing, energy, heat, drinking water, health insurance. Data, so that one can be added. */
@Entity
@Table(name = "sector")
public class Sector {

    @Id
    private String code;

    @Column(name = "name_nl")
    private String dutchName;

    @Column(name = "name_en")
    private String englishName;

    private int position;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Sector() {}

    public String getCode() {
        return code;
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? englishName : dutchName;
    }

    public String getDutchName() {
        return dutchName;
    }
}
