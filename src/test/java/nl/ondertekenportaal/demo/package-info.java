/**
 * The demonstration: one process that starts the database, the certificate services, the mail catcher and the portal, and stops them all
 * together. None of it is in the WAR.
 */
@NullMarked
package nl.ondertekenportaal.demo;

import org.jspecify.annotations.NullMarked;
