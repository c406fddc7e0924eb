/** What other services ask of the rooms and readers. */
@NullMarked
package dev.bulletin.realtime.control;

import org.jspecify.annotations.NullMarked;
