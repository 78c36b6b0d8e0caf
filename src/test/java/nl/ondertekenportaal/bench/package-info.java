/** What benchmarks have in common: figures, each beside its floor or peer in the same run. Started by {@code mvn -Pbench verify}. */
@NullMarked
package nl.ondertekenportaal.bench;

import org.jspecify.annotations.NullMarked;
