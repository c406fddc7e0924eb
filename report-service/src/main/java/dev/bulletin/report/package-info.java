/** report-service: what it answers, and how changes become known. */
@NullMarked
package dev.bulletin.report;

import org.jspecify.annotations.NullMarked;
