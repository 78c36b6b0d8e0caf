package nl.ondertekenportaal.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long each kind is kept, in days, by configuration. Of signed files the database knows it, and holds it against everybody. */
@ApplicationScoped
public class RetentionPeriods {

    @Inject
    @ConfigProperty(name = "app.retention.accounts.days", defaultValue = "730")
    int accounts;

    @Inject
    @ConfigProperty(name = "app.retention.mails.days", defaultValue = "90")
    int mails;

    @Inject
    @ConfigProperty(name = "app.retention.logins.days", defaultValue = "30")
    int logins;

    @Inject
    @ConfigProperty(name = "app.retention.applications.days", defaultValue = "365")
    int applications;

    @Inject
    @ConfigProperty(name = "app.retention.notices.days", defaultValue = "365")
    int notices;

    public Duration of(Kept what) {
        return Duration.ofDays(
                switch (what) {
                    case ACCOUNTS -> accounts;
                    case MAILS, LINKS -> mails;
                    case LOGINS -> logins;
                    case APPLICATIONS, PROOFS -> applications;
                    case NOTICES -> notices;
                });
    }
}
