/** Writes that are sent again with the same Idempotency-Key, and done once. */
@NullMarked
package dev.bulletin.gateway.repeat;

import org.jspecify.annotations.NullMarked;
