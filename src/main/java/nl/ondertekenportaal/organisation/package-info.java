/**
 * Who takes part: the registers of municipalities and partner names, applications and admission, organisations with
 * their profiles, people and their roles. Only an admitted organisation exists; what merely applied is an application.
 */
@NullMarked
package nl.ondertekenportaal.organisation;

import org.jspecify.annotations.NullMarked;
