/** The rooms in the studio: what goes on in them, and with which readers. */
@NullMarked
package dev.bulletin.gateway.studio.room;

import org.jspecify.annotations.NullMarked;
