/** The Prometheus registry and what every node measures. */
@NullMarked
package dev.bulletin.common.metrics;

import org.jspecify.annotations.NullMarked;
