/** How readers are reached: what all ways have in common, and the plain WebSocket. */
@NullMarked
package dev.bulletin.realtime.transport;

import org.jspecify.annotations.NullMarked;
