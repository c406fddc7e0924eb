/** The streams of rooms: their order among all nodes, and what is kept of them. */
@NullMarked
package dev.bulletin.realtime.history;

import org.jspecify.annotations.NullMarked;
