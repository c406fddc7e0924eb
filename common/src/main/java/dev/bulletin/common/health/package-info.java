/** Checks of the things a service depends on, each behind its own breaker. */
@NullMarked
package dev.bulletin.common.health;

import org.jspecify.annotations.NullMarked;
