/**
 * What is kept about people, and for how long. It sees every feature that keeps something: whoever adds a table that refers to a person
 * decides here whether it is shown, erased or kept. Log, matrix and signing authorities know people by a random pseudonym only; a
 * signed file and its signatures name the signatory until their retention ends.
 */
@NullMarked
package nl.ondertekenportaal.privacy;

import org.jspecify.annotations.NullMarked;
