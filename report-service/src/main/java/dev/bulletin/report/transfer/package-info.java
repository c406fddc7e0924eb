/** Reports in bulk, over the internal port. */
@NullMarked
package dev.bulletin.report.transfer;

import org.jspecify.annotations.NullMarked;
