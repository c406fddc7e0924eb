/** The comparison of one page from the gateway's memory with nginx and a file. */
@NullMarked
package dev.bulletin.bench.page;

import org.jspecify.annotations.NullMarked;
