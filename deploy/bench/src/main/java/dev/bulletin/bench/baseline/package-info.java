/** The same services, wired without the measures of the plan, and with each of them. */
@NullMarked
package dev.bulletin.bench.baseline;

import org.jspecify.annotations.NullMarked;
