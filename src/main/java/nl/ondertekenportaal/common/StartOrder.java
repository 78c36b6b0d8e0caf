package nl.ondertekenportaal.common;

/** The order in which the parts of the portal start; a failure stops the deployment. */
public final class StartOrder {

    public static final int KEYS = 50;
    public static final int MIGRATION = 100;
    public static final int REFERENCE_DATA = 200;
    public static final int MODEL_AGREEMENTS = 300;
    public static final int DEMO = 400;
    public static final int FIRST_PERSON = 450;
    public static final int JOBS = 500;

    private StartOrder() {}
}
