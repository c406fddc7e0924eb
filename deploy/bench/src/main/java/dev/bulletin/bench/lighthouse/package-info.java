/** What Lighthouse says of the pages. */
@NullMarked
package dev.bulletin.bench.lighthouse;

import org.jspecify.annotations.NullMarked;
