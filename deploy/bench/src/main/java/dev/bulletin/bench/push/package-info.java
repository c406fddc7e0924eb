/** How many samples a second the push API accepts, and how soon dashboards show them. */
@NullMarked
package dev.bulletin.bench.push;

import org.jspecify.annotations.NullMarked;
