/** How cost grows: with the size of a body, with rooms and readers, with JVMs and instances. */
@NullMarked
package dev.bulletin.bench.growth;

import org.jspecify.annotations.NullMarked;
