/** The SDK's own ways around WebSocket: an endless answer down, requests up. */
@NullMarked
package dev.bulletin.realtime.transport.emulation;

import org.jspecify.annotations.NullMarked;
