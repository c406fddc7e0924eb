/** What goes on in the rooms of all nodes of realtime-service, added up. */
@NullMarked
package dev.bulletin.gateway.watch;

import org.jspecify.annotations.NullMarked;
