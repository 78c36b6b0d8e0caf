/**
 * Fictitious organisations and people, made and shown in demo mode only. It uses every feature and nobody uses it. Not
 * called demo: that is the launcher, which is never in the WAR.
 */
@NullMarked
package nl.ondertekenportaal.demodata;

import org.jspecify.annotations.NullMarked;
