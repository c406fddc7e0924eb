/** What the transports over plain HTTP have in common. */
@NullMarked
package dev.bulletin.realtime.transport.http;

import org.jspecify.annotations.NullMarked;
