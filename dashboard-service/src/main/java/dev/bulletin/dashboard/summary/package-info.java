/** How dashboards stand: tiles filled with figures, summed up, and told to those who watch. */
@NullMarked
package dev.bulletin.dashboard.summary;

import org.jspecify.annotations.NullMarked;
