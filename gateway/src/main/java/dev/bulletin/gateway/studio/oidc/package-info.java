/** The way into the studio by another provider. */
@NullMarked
package dev.bulletin.gateway.studio.oidc;

import org.jspecify.annotations.NullMarked;
