/** Compression on WebSockets, by RFC 7692, of each message on its own. */
@NullMarked
package dev.bulletin.realtime.transport.deflate;

import org.jspecify.annotations.NullMarked;
