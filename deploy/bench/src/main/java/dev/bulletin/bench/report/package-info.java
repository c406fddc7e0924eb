/** The newest raw data of each kind as one HTML page. */
@NullMarked
package dev.bulletin.bench.report;

import org.jspecify.annotations.NullMarked;
