/** Who is in which rooms, on all nodes. */
@NullMarked
package dev.bulletin.realtime.presence;

import org.jspecify.annotations.NullMarked;
