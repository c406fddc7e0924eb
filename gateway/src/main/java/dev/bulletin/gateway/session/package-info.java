/** Who asks: bearer tokens, kept hashed in the gateway's own schema. */
@NullMarked
package dev.bulletin.gateway.session;

import org.jspecify.annotations.NullMarked;
