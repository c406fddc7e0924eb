/** Sends what has happened to programs of others: outbox, signature, retries, and where not to. */
@NullMarked
package dev.bulletin.gateway.delivery;

import org.jspecify.annotations.NullMarked;
