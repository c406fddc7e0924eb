/** How much of the gateway anybody may use, and what becomes of requests when it is too much. */
@NullMarked
package dev.bulletin.gateway.limit;

import org.jspecify.annotations.NullMarked;
