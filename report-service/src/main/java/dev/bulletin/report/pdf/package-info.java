/** Reports as tagged PDF. */
@NullMarked
package dev.bulletin.report.pdf;

import org.jspecify.annotations.NullMarked;
