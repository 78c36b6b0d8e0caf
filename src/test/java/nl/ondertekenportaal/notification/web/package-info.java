/** Tests of the pages about mail. */
@NullMarked
package nl.ondertekenportaal.notification.web;

import org.jspecify.annotations.NullMarked;
