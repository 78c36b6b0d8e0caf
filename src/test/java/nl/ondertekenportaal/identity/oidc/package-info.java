@NullMarked
package nl.ondertekenportaal.identity.oidc;

import org.jspecify.annotations.NullMarked;
