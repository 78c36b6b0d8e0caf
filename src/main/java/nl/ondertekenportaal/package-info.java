/** The portal in which municipalities and signal partners sign their agreements on early signalling of debts. */
@NullMarked
package nl.ondertekenportaal;

import org.jspecify.annotations.NullMarked;
