/**
 * Decides whether a signature, a certificate or a timestamp is to be believed, and makes those of the portal itself.
 * It knows files, fields, people and organisations by name, and nothing of agreements; DSS is used here only.
 */
@NullMarked
package nl.ondertekenportaal.trust;

import org.jspecify.annotations.NullMarked;
