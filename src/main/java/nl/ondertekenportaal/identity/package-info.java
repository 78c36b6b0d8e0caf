/**
 * Logging in: a password and a second factor for everybody, a fresh second factor before anything is signed. A session
 * remembers who and for which organisation; what that person may do is looked up at every request, so that a change of
 * role or a suspension holds at once.
 */
@NullMarked
package nl.ondertekenportaal.identity;

import org.jspecify.annotations.NullMarked;
