/** The studio: where people write reports, publish them and take them back. */
@NullMarked
package dev.bulletin.gateway.studio;

import org.jspecify.annotations.NullMarked;
