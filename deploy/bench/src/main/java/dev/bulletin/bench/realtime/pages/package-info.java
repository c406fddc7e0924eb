/** Pages that are read while others listen. */
@NullMarked
package dev.bulletin.bench.realtime.pages;

import org.jspecify.annotations.NullMarked;
