/**
 * The ground every page stands on: layout, texts, headers and what a visitor sees when something goes wrong.
 *
 * <p>It decides three things for all pages: a broken rule is told on the page itself with everything typed still there, a
 * fault is told with a reference number and never with its details, and no response leaves without security headers.
 */
@NullMarked
package nl.ondertekenportaal.common.web;

import org.jspecify.annotations.NullMarked;
