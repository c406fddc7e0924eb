/** An imitation of the external market APIs over HTTP, with prices that nobody paid. */
@NullMarked
package dev.bulletin.local.simulator;

import org.jspecify.annotations.NullMarked;
