package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.organisation.ExchangePlatform;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import org.jspecify.annotations.Nullable;

/** How pages call sectors and platforms. A code without a name is shown as it is. */
@Named
@RequestScoped
public class Names {

    @Inject
    Registers registers;

    @Inject
    Language language;

    private @Nullable List<Sector> sectors;
    private @Nullable List<ExchangePlatform> platforms;

    /** In the order in which they are always listed. */
    public List<Sector> getSectors() {
        if (sectors == null) {
            sectors = registers.sectors();
        }
        return sectors;
    }

    public String sector(String code) {
        return named(code).orElse(code);
    }

    public String sectors(Collection<String> codes) {
        return getSectors().stream()
                .filter(sector -> codes.contains(sector.getCode()))
                .map(sector -> sector.name(language.getLocale()))
                .collect(Collectors.joining(", "));
    }

    /** Those in use today. */
    public List<ExchangePlatform> getPlatforms() {
        if (platforms == null) {
            platforms = registers.platformsToday();
        }
        return platforms;
    }

    public String platform(String code) {
        return getPlatforms().stream()
                .filter(platform -> platform.getCode().equals(code))
                .map(ExchangePlatform::getName)
                .findFirst()
                .orElse(code);
    }

    private Optional<String> named(String code) {
        return getSectors().stream()
                .filter(sector -> sector.getCode().equals(code))
                .map(sector -> sector.name(language.getLocale()))
                .findFirst();
    }
}
