/** Reports made of a dashboard as it is at a moment, by hand or on a schedule. */
@NullMarked
package dev.bulletin.report.snapshot;

import org.jspecify.annotations.NullMarked;
