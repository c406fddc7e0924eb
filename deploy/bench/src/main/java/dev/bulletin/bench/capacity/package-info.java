/** From what a page, a socket and an update cost here: how much of everything many readers need. */
@NullMarked
package dev.bulletin.bench.capacity;

import org.jspecify.annotations.NullMarked;
