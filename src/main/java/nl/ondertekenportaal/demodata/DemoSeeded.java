package nl.ondertekenportaal.demodata;

/** The people of the demonstration were made, for the first time in this database. */
public record DemoSeeded() {}
