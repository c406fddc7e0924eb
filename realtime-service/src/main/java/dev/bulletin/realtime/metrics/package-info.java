/** What the service counts. */
@NullMarked
package dev.bulletin.realtime.metrics;

import org.jspecify.annotations.NullMarked;
