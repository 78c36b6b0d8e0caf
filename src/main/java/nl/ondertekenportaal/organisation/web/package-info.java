/** The pages for applying, admitting and filling in the profile. */
@NullMarked
package nl.ondertekenportaal.organisation.web;

import org.jspecify.annotations.NullMarked;
