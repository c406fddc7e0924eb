/** The event bus, limited to typed records between living instances. */
@NullMarked
package dev.bulletin.common.bus;

import org.jspecify.annotations.NullMarked;
