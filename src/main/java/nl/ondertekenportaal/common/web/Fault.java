package nl.ondertekenportaal.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A fault of the portal, known to the visitor by its reference and to the operator by the same reference in the log. */
public record Fault(String reference) {
    static final String ATTRIBUTE = Fault.class.getName();
    private static final System.Logger LOG = System.getLogger(Fault.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    public Fault {
        if (!reference.matches("[0-9A-F]{8}")) throw new IllegalArgumentException("not a reference");
    }

    /** Logs what was thrown; the address goes without its query, which could hold names. */
    public static Fault record(HttpServletRequest request, Throwable thrown) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        Fault fault = new Fault(HexFormat.of().withUpperCase().formatHex(random));
        String address = request.getRequestURI().replaceAll("[^\\w/.-]", "?");
        String where = "Fault " + fault.reference + " at " + request.getMethod() + " " + address;
        LOG.log(System.Logger.Level.ERROR, where, thrown);
        request.setAttribute(ATTRIBUTE, fault);
        return fault;
    }
}
