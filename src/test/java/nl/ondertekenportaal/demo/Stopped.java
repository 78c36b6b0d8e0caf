package nl.ondertekenportaal.demo;

/** The launcher was asked to stop while it was starting. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
}
