/** The client for external HTTP APIs: bounded in time and size, sparing with a host that fails. */
@NullMarked
package dev.bulletin.common.upstream;

import org.jspecify.annotations.NullMarked;
