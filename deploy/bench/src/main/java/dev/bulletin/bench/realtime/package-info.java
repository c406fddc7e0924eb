/** What readers of realtime-service cost, and what they get. */
@NullMarked
package dev.bulletin.bench.realtime;

import org.jspecify.annotations.NullMarked;
