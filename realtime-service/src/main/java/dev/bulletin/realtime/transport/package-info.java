/** How readers are reached: WebSocket, and SockJS for where WebSocket cannot go. */
@NullMarked
package dev.bulletin.realtime.transport;

import org.jspecify.annotations.NullMarked;
