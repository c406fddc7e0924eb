/** The gateway's settings and its wiring. */
@NullMarked
package dev.bulletin.gateway;

import org.jspecify.annotations.NullMarked;
