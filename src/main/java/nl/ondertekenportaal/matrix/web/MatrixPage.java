package nl.ondertekenportaal.matrix.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.matrix.AgreementMatrix;
import nl.ondertekenportaal.matrix.MatrixFilter;
import nl.ondertekenportaal.matrix.MatrixRow;
import nl.ondertekenportaal.organisation.ExchangePlatform;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import org.jspecify.annotations.Nullable;

/** The matrix of a chosen day, as machines read it, with filters. What is chosen stands in the address. */
@Named
@RequestScoped
public class MatrixPage {

    private static final int ROWS = 50;

    @Inject
    AgreementMatrix matrix;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    CurrentActor currentActor;

    @Inject
    Language language;

    private @Nullable String day;
    private @Nullable String name;
    private @Nullable String sector;
    private @Nullable String platform;
    private long after;

    private LocalDate validOn = LocalDate.EPOCH;
    private List<MatrixRow> rows = List.of();
    private long count;
    private boolean more;

    private Map<String, String> sectorNames = Map.of();
    private Map<String, String> platformNames = Map.of();

    @PostConstruct
    void readRegisters() {
        sectorNames = registers.sectors().stream()
                .collect(Collectors.toMap(Sector::getCode, known -> known.name(language.getLocale())));
        platformNames = registers.platformsToday().stream()
                .collect(Collectors.toMap(ExchangePlatform::getCode, ExchangePlatform::getName));
        validOn = calendar.today();
        day = validOn.toString();
    }

    /** @throws RuleBroken {@code matrix.day} if the address holds no day */
    public void load() {
        validOn = parsed(day);
        MatrixFilter filter = new MatrixFilter(validOn, name, sector, platform);
        List<MatrixRow> found = matrix.find(currentActor.get(), filter, after, ROWS + 1);
        more = found.size() > ROWS;
        rows = more ? found.subList(0, ROWS) : found;
        count = matrix.count(currentActor.get(), filter);
    }

    private LocalDate parsed(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return calendar.today();
        }
        try {
            // longer years are days too, but no database holds them
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException notADay) {
            throw new RuleBroken("matrix.day", text);
        }
        throw new RuleBroken("matrix.day", text);
    }

    public List<MatrixRow> getRows() {
        return rows;
    }

    public long getCount() {
        return count;
    }

    public LocalDate getValidOn() {
        return validOn;
    }

    public boolean isFiltered() {
        return given(name) || given(sector) || given(platform);
    }

    private static boolean given(@Nullable String part) {
        return part != null && !part.isBlank();
    }

    public boolean isMore() {
        return more;
    }

    public boolean isStart() {
        return after == 0;
    }

    /** After which row the next page begins. */
    public long getLast() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).sequence();
    }

    public String sectorName(String code) {
        return Optional.ofNullable(sectorNames.get(code)).orElse(code);
    }

    /** A platform that is no longer in use goes by its code. */
    public String platformName(String code) {
        return Optional.ofNullable(platformNames.get(code)).orElse(code);
    }

    public List<Sector> getSectors() {
        return registers.sectors();
    }

    public List<ExchangePlatform> getPlatforms() {
        return registers.platformsToday();
    }

    public @Nullable String getDay() {
        return day;
    }

    public void setDay(@Nullable String day) {
        this.day = day;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getSector() {
        return sector;
    }

    public void setSector(@Nullable String sector) {
        this.sector = sector;
    }

    public @Nullable String getPlatform() {
        return platform;
    }

    public void setPlatform(@Nullable String platform) {
        this.platform = platform;
    }

    public long getAfter() {
        return after;
    }

    public void setAfter(long after) {
        this.after = after;
    }
}
