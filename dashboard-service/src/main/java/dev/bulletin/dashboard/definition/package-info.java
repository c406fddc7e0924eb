/** Definitions of dashboards: how they are read, and what may stand in them. */
@NullMarked
package dev.bulletin.dashboard.definition;

import org.jspecify.annotations.NullMarked;
