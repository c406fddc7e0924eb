/** The dashboards that there are: bundled ones, saved ones, and how they change. */
@NullMarked
package dev.bulletin.dashboard.library;

import org.jspecify.annotations.NullMarked;
