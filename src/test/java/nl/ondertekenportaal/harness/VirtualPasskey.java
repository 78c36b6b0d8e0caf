package nl.ondertekenportaal.harness;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A device of Chromium's own that holds passkeys and verifies its user, in the place of a finger on a telephone. */
public final class VirtualPasskey {

    private final CDPSession device;
    private final String id;

    private VirtualPasskey(CDPSession device, String id) {
        this.device = device;
        this.id = id;
    }

    /** Built into the browser of this page, for this page only. */
    public static VirtualPasskey in(Page page) {
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        return new VirtualPasskey(
                device,
                device.send("WebAuthn.addVirtualAuthenticator", arguments)
                        .get("authenticatorId")
                        .getAsString());
    }

    /** Whether finger, face or PIN are right from now on. */
    public void verifies(boolean right) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        arguments.addProperty("isUserVerified", right);
        device.send("WebAuthn.setUserVerified", arguments);
    }

    /** It is gone, with all that it held. */
    public void lose() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        device.send("WebAuthn.removeVirtualAuthenticator", arguments);
    }

    /** How many passkeys it holds. */
    public int count() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return device.send("WebAuthn.getCredentials", arguments)
                .getAsJsonArray("credentials")
                .size();
    }
}
