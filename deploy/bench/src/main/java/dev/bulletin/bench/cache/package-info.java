/** What the tiered cache costs and saves. */
@NullMarked
package dev.bulletin.bench.cache;

import org.jspecify.annotations.NullMarked;
