/** The load of a usual day, on two wirings of the same services in turn. */
@NullMarked
package dev.bulletin.bench.mixed;

import org.jspecify.annotations.NullMarked;
