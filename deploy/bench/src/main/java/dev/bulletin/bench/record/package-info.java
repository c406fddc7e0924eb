/** What a measurement leaves behind: raw data, the machine it ran on, tables in Markdown files. */
@NullMarked
package dev.bulletin.bench.record;

import org.jspecify.annotations.NullMarked;
