package nl.ondertekenportaal.outbound;

/** Why the mail server did not take a mail. */
public enum MailTrouble {
    /** There is no such server, or it takes no connection. */
    UNREACHABLE(false),
    /** It answered too late or not at all. */
    TOO_SLOW(false),
    /** Encryption was required and not to be had. */
    NO_ENCRYPTION(false),
    /** It does not accept our name and password, or wants them and we have none. */
    LOGIN(false),
    /** It refuses our own address as sender. */
    SENDER(false),
    /** It refuses this mail for now (a reply 4xx, RFC 5321, 4.2.1). */
    REFUSED_NOW(false),
    /** It refuses this mail or its receiver for good (a reply 5xx). */
    REFUSED(true),
    OTHER(false);

    private final boolean lasting;

    MailTrouble(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether it is of no use to try the same mail again by itself. */
    boolean isLasting() {
        return lasting;
    }

    /** Whether every other mail would meet the same now. */
    boolean isOfTheServer() {
        return switch (this) {
            case UNREACHABLE, TOO_SLOW, NO_ENCRYPTION, LOGIN, SENDER -> true;
            case REFUSED_NOW, REFUSED, OTHER -> false;
        };
    }
}
