/** Dashboards: what is on them, and how they stand. */
@NullMarked
package dev.bulletin.dashboard.definition;

import org.jspecify.annotations.NullMarked;
