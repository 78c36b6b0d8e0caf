/**
 * What an agreement says, on paper and on screen. A document names the parties and what is known when it is issued, never who
 * signed it or when: that stands in the signatures.
 */
@NullMarked
package nl.ondertekenportaal.document;

import org.jspecify.annotations.NullMarked;
