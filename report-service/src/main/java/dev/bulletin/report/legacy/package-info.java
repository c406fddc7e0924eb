/** Reports of the system before this one, turned into lines of an import. */
@NullMarked
package dev.bulletin.report.legacy;

import org.jspecify.annotations.NullMarked;
