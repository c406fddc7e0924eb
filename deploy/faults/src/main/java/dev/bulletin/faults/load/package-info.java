/** Who reads, writes and listens meanwhile, and what they check. */
@NullMarked
package dev.bulletin.faults.load;

import org.jspecify.annotations.NullMarked;
