package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * The portal's own words, in the language of the page being shown and otherwise in Dutch.
 *
 * <p>Gaps are written {@code {0}}; a text with gaps writes an apostrophe twice. Days are written out: 22 november 2026.
 * Every page writes days and moments with this class.
 */
@Named("messages")
@ApplicationScoped
public class Messages {
    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final String BUNDLE = "nl.ondertekenportaal.messages";

    /** @throws java.util.MissingResourceException if no bundle has the key */
    public String text(String key, Object... arguments) {
        return text(locale(), key, arguments);
    }

    /** The words of a key, or what stands for it where there are none. */
    public String wordOr(String key, String otherwise) {
        return bundle(locale()).containsKey(key) ? text(key) : otherwise;
    }

    /** The day written out. */
    public String day(LocalDate day) {
        return written(day, locale());
    }

    /** The legal day of this moment, written out. */
    public String dayOf(Instant moment) {
        return day(LocalDate.ofInstant(moment, LegalCalendar.ZONE));
    }

    /** The day and time in the Netherlands, to the minute. */
    public String moment(Instant moment) {
        return written(moment, MINUTE, locale());
    }

    /** The day and time in the Netherlands, to the second. */
    public String exactMoment(Instant moment) {
        return written(moment, SECOND, locale());
    }

    /** The sentence that explains a broken rule, found under {@code rule.<key>}. */
    public String explain(RuleBroken broken) {
        return explain(locale(), broken);
    }

    static String explain(Locale locale, RuleBroken broken) {
        String key = "rule." + broken.key();
        return bundle(locale).containsKey(key)
                ? text(locale, key, broken.arguments())
                : text(locale, "rule.unknown", broken.key());
    }

    /** For what is written outside a page, such as a mail. */
    public static String text(Locale locale, String key, Object... arguments) {
        String pattern = bundle(locale).getString(key);
        if (arguments.length == 0) return pattern;
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> argument instanceof LocalDate day ? written(day, locale) : argument)
                .toArray();
        return new MessageFormat(pattern, locale).format(shown);
    }

    private static String written(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    static String written(Instant moment, DateTimeFormatter time, Locale locale) {
        var here = moment.atZone(LegalCalendar.ZONE);
        return text(locale, "portal.moment", here.toLocalDate(), time.format(here));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Messages.class.getClassLoader());
    }

    private static Locale locale() {
        @Nullable FacesContext faces = FacesContext.getCurrentInstance();
        @Nullable UIViewRoot view = faces == null ? null : faces.getViewRoot();
        return view == null ? Language.DUTCH : view.getLocale();
    }
}
