/** The picture of a report that other sites show beside a link to it. */
@NullMarked
package dev.bulletin.report.picture;

import org.jspecify.annotations.NullMarked;
