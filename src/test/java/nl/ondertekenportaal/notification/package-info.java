/** Tests of who is told what. */
@NullMarked
package nl.ondertekenportaal.notification;

import org.jspecify.annotations.NullMarked;
