/** What a kind of raw data contributes to the report. */
@NullMarked
package dev.bulletin.bench.report.section;

import org.jspecify.annotations.NullMarked;
