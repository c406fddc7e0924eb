/** Files made of published reports, over the internal port. */
@NullMarked
package dev.bulletin.report.file;

import org.jspecify.annotations.NullMarked;
