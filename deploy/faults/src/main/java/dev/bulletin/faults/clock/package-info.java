/** A clock that jumps. */
@NullMarked
package dev.bulletin.faults.clock;

import org.jspecify.annotations.NullMarked;
