/** Signing in by another provider, with OpenID Connect. */
@NullMarked
package dev.bulletin.gateway.oidc;

import org.jspecify.annotations.NullMarked;
