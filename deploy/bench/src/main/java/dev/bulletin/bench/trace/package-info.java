/** What traces cost: none, one of a hundred requests, each request. */
@NullMarked
package dev.bulletin.bench.trace;

import org.jspecify.annotations.NullMarked;
