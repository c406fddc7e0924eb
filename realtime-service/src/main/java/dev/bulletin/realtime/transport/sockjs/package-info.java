/** SockJS, protocol 0.3.3: its WebSockets and all its ways over plain HTTP. */
@NullMarked
package dev.bulletin.realtime.transport.sockjs;

import org.jspecify.annotations.NullMarked;
