/** Guests of realtime-service, in a process of their own: they come, join rooms and leave. */
@NullMarked
package dev.bulletin.bench.realtime.churn;

import org.jspecify.annotations.NullMarked;
