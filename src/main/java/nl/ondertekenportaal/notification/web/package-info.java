/** The page on which NVVK sees what became of the mails. */
@NullMarked
package nl.ondertekenportaal.notification.web;

import org.jspecify.annotations.NullMarked;
