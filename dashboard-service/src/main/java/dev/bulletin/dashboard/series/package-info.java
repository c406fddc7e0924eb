/** Samples: where they are kept, and which are the newest. */
@NullMarked
package dev.bulletin.dashboard.series;

import org.jspecify.annotations.NullMarked;
