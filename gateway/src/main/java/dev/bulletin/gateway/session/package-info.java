/** Who asks: tokens of programs and sessions of people, kept hashed in the gateway's schema. */
@NullMarked
package dev.bulletin.gateway.session;

import org.jspecify.annotations.NullMarked;
