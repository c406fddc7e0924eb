/** Paired measurements: two sides in turn, the CPU time of each per operation. */
@NullMarked
package dev.bulletin.bench;

import org.jspecify.annotations.NullMarked;
