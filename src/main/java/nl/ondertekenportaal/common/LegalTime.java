package nl.ondertekenportaal.common;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Clock on which the law reckons: legal days, what is due, the moment of a signature and the certificates that are judged at that moment.
 * In a demonstration it can be ahead of the real time. A Clock without this qualifier is real time: passwords and codes, logins, links,
 * and when something was recorded.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface LegalTime {}
