/** The markets, as their APIs tell of them. */
@NullMarked
package dev.bulletin.dashboard.source;

import org.jspecify.annotations.NullMarked;
