/** Published reports by the words in them. */
@NullMarked
package dev.bulletin.report.search;

import org.jspecify.annotations.NullMarked;
