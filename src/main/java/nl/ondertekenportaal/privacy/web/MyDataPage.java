package nl.ondertekenportaal.privacy.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.privacy.Erasure;
import nl.ondertekenportaal.privacy.Kept;
import nl.ondertekenportaal.privacy.MyData;
import nl.ondertekenportaal.privacy.Retention;
import nl.ondertekenportaal.privacy.RetentionPeriods;
import nl.ondertekenportaal.privacy.Section;
import org.jspecify.annotations.Nullable;

/** What is kept about the person who looks: to see, to take along, to have erased. */
@Named
@RequestScoped
public class MyDataPage {

    /** Of longer parts the page shows the newest; the file has all. */
    private static final int MOST_ROWS = 20;

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.+Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+( [A-Z][A-Z_]+)*");
    private static final Pattern EVENT = Pattern.compile("[a-zA-Z]+\\.[a-zA-Z]+");
    private static final Map<String, String> FIELDS = FieldErrors.ofCode("erase");

    @Inject
    MyData data;

    @Inject
    Erasure erasure;

    @Inject
    Retention retention;

    @Inject
    RetentionPeriods periods;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable List<Section> sections;
    private @Nullable String code;

    public List<Section> getSections() {
        if (sections == null) {
            sections = data.of(actor);
        }
        return sections;
    }

    /** The newest rows of a part. */
    public List<List<String>> shown(Section section) {
        return section.rows().stream().limit(MOST_ROWS).toList();
    }

    public boolean isMore(Section section) {
        return section.rows().size() > MOST_ROWS;
    }

    /** A cell as people read it: moments, days and codes in words. */
    public String cell(Section section, String text) {
        if (MOMENT.matcher(text).matches()) {
            return messages.moment(Instant.parse(text));
        }
        if (DAY.matcher(text).matches()) {
            return messages.day(LocalDate.parse(text));
        }
        if (section.name().equals("log") && EVENT.matcher(text).matches()) {
            return messages.wordOr("log.type." + text, text);
        }
        return CODE.matcher(text).matches() ? messages.wordOr("myData.code." + text, text) : text;
    }

    /** By which the log and the matrix know this person. */
    public String getPseudonym() {
        return actor.ownPerson().toString();
    }

    /** Years that a file is kept after the end of its agreement. */
    public int getSignedYears() {
        return retention.years(true);
    }

    public int getUnsignedYears() {
        return retention.years(false);
    }

    public long days(String what) {
        return periods.of(Kept.valueOf(what)).toDays();
    }

    /** Answers with the file instead of with a page. */
    public void export() {
        JsonObject json = data.export(actor);
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType("application/json;charset=UTF-8");
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"mijn-gegevens.json\"");
        try {
            external.getResponseOutputStream().write(json.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    /** To the page that says so, logged out; or the form again with what is wrong. */
    public @Nullable String erase() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    erasure.erase(actor, given);
                    faces.getExternalContext().invalidateSession();
                    return "/privacy/erased?faces-redirect=true";
                })
                .orElse(null);
    }

    public Intent getErasing() {
        return Erasure.erasing(actor);
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
