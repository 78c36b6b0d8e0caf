package nl.ondertekenportaal.agreement.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import nl.ondertekenportaal.common.web.Messages;
import org.jspecify.annotations.Nullable;

/** A day as people type it here, 22-11-2026; a day that does not exist, such as 30 February, is refused. */
@FacesConverter("day")
public class DayConverter implements Converter<LocalDate> {

    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    @Override
    public @Nullable LocalDate getAsObject(FacesContext faces, UIComponent component, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip().replaceAll("[/. ]", "-"), TYPED);
        } catch (DateTimeParseException notADay) {
            String sentence = new Messages().text("agreement.day.wrong", typed.strip());
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence), notADay);
        }
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, @Nullable LocalDate day) {
        return day == null ? "" : SHOWN.format(day);
    }
}
