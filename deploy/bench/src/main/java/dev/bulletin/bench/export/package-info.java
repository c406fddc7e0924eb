/** The memory that an export of many reports takes. */
@NullMarked
package dev.bulletin.bench.export;

import org.jspecify.annotations.NullMarked;
