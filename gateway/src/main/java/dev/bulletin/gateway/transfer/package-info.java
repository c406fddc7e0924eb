/** Streams and binaries of other services, passed through from their internal ports. */
@NullMarked
package dev.bulletin.gateway.transfer;

import org.jspecify.annotations.NullMarked;
