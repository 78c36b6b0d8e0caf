/**
 * What tests stand on: a real portal with a real browser, and the portal with the tests inside it. Both are the demonstration that people
 * run, started once for all tests of one JVM.
 */
@NullMarked
package nl.ondertekenportaal.harness;

import org.jspecify.annotations.NullMarked;
