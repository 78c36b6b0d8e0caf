/** Tests of the pages for applying, admitting and the profile. */
@NullMarked
package nl.ondertekenportaal.organisation.web;

import org.jspecify.annotations.NullMarked;
