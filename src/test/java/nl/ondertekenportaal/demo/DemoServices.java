package nl.ondertekenportaal.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the portal finds outside in real life: a certificate authority, a timestamp service and a mail server. All on the loopback address. */
final class DemoServices implements AutoCloseable {
    private final GreenMail mail;
    private final DemoTimestampServer timestamps;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private DemoServices(GreenMail mail, DemoTimestampServer timestamps) {
        this.mail = mail;
        this.timestamps = timestamps;
    }

    static DemoServices start(DataDirectory data) {
        try {
            return startAll(data);
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchFailed(
                    LaunchFailed.Reason.CONFIGURATION,
                    "De demodiensten (certificaten, tijdstempels, mail) starten niet: " + e,
                    "The demo services (certificates, timestamps, mail) do not start: " + e);
        }
    }

    private static DemoServices startAll(DataDirectory data) throws IOException, GeneralSecurityException {
        int smtp = data.port("smtp");
        GreenMail mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        DemoAuthority authority = DemoAuthority.open(data.resolve("authority"));
        int timestamp = data.port("timestamp");
        DemoServices services = new DemoServices(mail, DemoTimestampServer.start(authority, timestamp));
        services.environment.putAll(authority.environment());
        services.environment.put("APP_TSA_URL", "http://127.0.0.1:" + timestamp + "/tsa");
        services.environment.put("APP_SMTP_HOST", "127.0.0.1");
        services.environment.put("APP_SMTP_PORT", Integer.toString(smtp));
        services.environment.put("APP_MAIL_FROM", "Ondertekenportaal (fictief) <portaal@demo.invalid>");
        return services;
    }

    Map<String, String> environment() {
        return environment;
    }

    GreenMail mail() {
        return mail;
    }

    @Override
    public void close() {
        timestamps.close();
        mail.stop();
    }
}
