/** Market data: polled from its sources, kept, and summed up as dashboards. */
@NullMarked
package dev.bulletin.dashboard;

import org.jspecify.annotations.NullMarked;
