/** Reports of every status, as those see them who write. */
@NullMarked
package dev.bulletin.report.manuscript;

import org.jspecify.annotations.NullMarked;
