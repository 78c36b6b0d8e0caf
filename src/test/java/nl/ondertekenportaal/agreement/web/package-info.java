/** Tests of the pages of agreements. */
@NullMarked
package nl.ondertekenportaal.agreement.web;

import org.jspecify.annotations.NullMarked;
