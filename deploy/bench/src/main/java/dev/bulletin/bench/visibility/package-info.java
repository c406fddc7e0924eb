/** How soon a change of a report is shown by every gateway. */
@NullMarked
package dev.bulletin.bench.visibility;

import org.jspecify.annotations.NullMarked;
