/** Publishing at a time that was set before. */
@NullMarked
package dev.bulletin.report.schedule;

import org.jspecify.annotations.NullMarked;
