/** Rooms: what is published is numbered, conflated, batched and encoded once for all readers. */
@NullMarked
package dev.bulletin.realtime.room;

import org.jspecify.annotations.NullMarked;
