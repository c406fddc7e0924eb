/** How long dashboard-service takes to read the history of series. */
@NullMarked
package dev.bulletin.bench.series;

import org.jspecify.annotations.NullMarked;
