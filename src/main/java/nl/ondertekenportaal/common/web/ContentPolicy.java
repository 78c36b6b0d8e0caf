package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What a browser may load and run: nothing by default, on pages only what the portal itself serves. */
@Named("contentPolicy")
@ApplicationScoped
public class ContentPolicy {
    public static final String HEADER = "Content-Security-Policy";

    /** For everything that is not a page. */
    public static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

    /** For a document of our own that one of our own pages shows in a frame. */
    public static final String EMBEDDED_DOCUMENT =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; "
                    + "form-action 'none'; base-uri 'none'";

    /** The one style attribute that PrimeFaces writes in a list, {@code ;visibility:hidden;}, and not any other. */
    private static final String HIDDEN_LIST = "'unsafe-hashes' 'sha256-vEHI8VTbGmrx7XkXE799b/hatOrx7G+PBTHrb3YsP18='";

    /** For pages; PrimeFaces appends the nonce of the response, hence {@code script-src} comes last. */
    public String getPage() {
        return "default-src 'none'; img-src 'self' data:; style-src 'self'; style-src-attr " + HIDDEN_LIST
                + "; font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                + "script-src 'self'";
    }
}
