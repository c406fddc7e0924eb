/** The names of those who have written, once they are to be forgotten. */
@NullMarked
package dev.bulletin.report.writer;

import org.jspecify.annotations.NullMarked;
