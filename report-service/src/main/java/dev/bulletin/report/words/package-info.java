/** What report-service says by itself, in each language. */
@NullMarked
package dev.bulletin.report.words;

import org.jspecify.annotations.NullMarked;
