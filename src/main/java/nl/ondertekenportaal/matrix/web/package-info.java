/** The page on which NVVK sees what machines read. */
@NullMarked
package nl.ondertekenportaal.matrix.web;

import org.jspecify.annotations.NullMarked;
