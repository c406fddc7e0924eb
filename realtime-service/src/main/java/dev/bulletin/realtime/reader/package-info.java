/** The readers of a node: their commands, their pace and their liveness, by event loop. */
@NullMarked
package dev.bulletin.realtime.reader;

import org.jspecify.annotations.NullMarked;
