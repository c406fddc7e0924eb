/**
 * What one instance does for all so that history stays readable: partitions, roll-ups, retention.
 */
@NullMarked
package dev.bulletin.dashboard.upkeep;

import org.jspecify.annotations.NullMarked;
