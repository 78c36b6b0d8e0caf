package nl.ondertekenportaal.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the portal finds outside in real life: a certificate authority, a timestamp service and a mail server. All on the loopback address. */
final class DemoServices implements AutoCloseable {
    private final PortalClock clock;
    private final DemoTimestampServer timestamps;
    private final GreenMail mail;
    private final Map<String, String> environment;

    private DemoServices(
            PortalClock clock, DemoTimestampServer timestamps, GreenMail mail, Map<String, String> environment) {
        this.clock = clock;
        this.timestamps = timestamps;
        this.mail = mail;
        this.environment = environment;
    }

    static DemoServices start(DataDirectory data, DatabaseAccess database) {
        try {
            DemoAuthority authority = DemoAuthority.open(data.resolve("trust"));
            PortalClock clock = new PortalClock(database);
            DemoTimestampServer timestamps = DemoTimestampServer.start(authority, data.port("timestamp"), clock);
            int smtp = data.port("smtp");
            GreenMail mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            Map<String, String> environment = new LinkedHashMap<>(authority.environment());
            environment.put("APP_TSA_URL", timestamps.address().toString());
            environment.put("APP_SMTP_HOST", "127.0.0.1");
            environment.put("APP_SMTP_PORT", Integer.toString(smtp));
            environment.put("APP_MAIL_FROM", "Ondertekenportaal (fictief) <portaal@demo.invalid>");
            return new DemoServices(clock, timestamps, mail, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the portal must be told to use these services. */
    Map<String, String> environment() {
        return environment;
    }

    GreenMail mail() {
        return mail;
    }

    @Override
    public void close() throws SQLException {
        timestamps.close();
        mail.stop();
        clock.close();
    }
}
