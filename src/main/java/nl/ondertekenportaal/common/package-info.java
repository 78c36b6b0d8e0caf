/** What every feature needs and nothing more: time, identity, who acts, broken rules, what is worth remembering. */
@NullMarked
package nl.ondertekenportaal.common;

import org.jspecify.annotations.NullMarked;
