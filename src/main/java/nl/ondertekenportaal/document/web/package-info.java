/** Handing out the file of a document to who may see its agreement, and to nobody else. */
@NullMarked
package nl.ondertekenportaal.document.web;

import org.jspecify.annotations.NullMarked;
