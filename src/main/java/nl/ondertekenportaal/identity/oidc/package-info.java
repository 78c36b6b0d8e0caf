/**
 * Logging in through an outside provider that speaks OpenID Connect, such as a broker of eHerkenning. The protocol is the library's
 * (code flow with PKCE); what counts here is whom it proves: an account at the provider, which belongs to one person for one
 * organisation, and gives no role by itself. Nothing is remembered of a token.
 */
@NullMarked
package nl.ondertekenportaal.identity.oidc;

import org.jspecify.annotations.NullMarked;
