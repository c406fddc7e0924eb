/** Reports as they were after each of their writes, and what differs between two of them. */
@NullMarked
package dev.bulletin.report.revision;

import org.jspecify.annotations.NullMarked;
