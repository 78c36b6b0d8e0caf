package nl.ondertekenportaal.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the portal finds outside in real life: a certificate authority, a timestamp service and a mail server. All on the loopback address. */
final class DemoServices implements AutoCloseable {
    private final GreenMail mail;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private DemoServices(GreenMail mail) {
        this.mail = mail;
    }

    static DemoServices start(DataDirectory data) {
        int smtp = data.port("smtp");
        GreenMail mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        DemoServices services = new DemoServices(mail);
        services.environment.put("APP_SMTP_HOST", "127.0.0.1");
        services.environment.put("APP_SMTP_PORT", Integer.toString(smtp));
        services.environment.put("APP_MAIL_FROM", "Ondertekenportaal (fictief) <portaal@demo.invalid>");
        services.startTrust(data);
        return services;
    }

    /** The seam for DemoAuthority and DemoTimestampServer: they are started, asked for their environment and stopped here only. */
    private void startTrust(DataDirectory data) {
        environment.put("APP_TSA_URL", "http://127.0.0.1:" + data.port("timestamp") + "/tsa");
    }

    Map<String, String> environment() {
        return environment;
    }

    GreenMail mail() {
        return mail;
    }

    @Override
    public void close() {
        mail.stop();
    }
}
