/** How figures come in: one instance asks the sources, stores and tells. */
@NullMarked
package dev.bulletin.dashboard.poll;

import org.jspecify.annotations.NullMarked;
