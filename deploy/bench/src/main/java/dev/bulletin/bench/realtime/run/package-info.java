/** What is done to realtime-service for each figure. */
@NullMarked
package dev.bulletin.bench.realtime.run;

import org.jspecify.annotations.NullMarked;
