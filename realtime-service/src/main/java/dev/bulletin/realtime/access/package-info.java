/** Who may do what: tokens, rights in rooms, and limits for those who take too much. */
@NullMarked
package dev.bulletin.realtime.access;

import org.jspecify.annotations.NullMarked;
