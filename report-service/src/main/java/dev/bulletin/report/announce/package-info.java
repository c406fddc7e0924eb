/** Telling the suite what was committed. */
@NullMarked
package dev.bulletin.report.announce;

import org.jspecify.annotations.NullMarked;
