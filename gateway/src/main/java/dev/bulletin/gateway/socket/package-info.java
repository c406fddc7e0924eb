/** {@code /connection/*}, passed through to realtime-service so that one origin serves all. */
@NullMarked
package dev.bulletin.gateway.socket;

import org.jspecify.annotations.NullMarked;
