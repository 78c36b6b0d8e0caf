/** Tests of passwords, codes and secrets. */
@NullMarked
package nl.ondertekenportaal.identity;

import org.jspecify.annotations.NullMarked;
