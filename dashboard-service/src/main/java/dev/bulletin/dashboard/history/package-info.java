/** What is kept of figures for longer. */
@NullMarked
package dev.bulletin.dashboard.history;

import org.jspecify.annotations.NullMarked;
