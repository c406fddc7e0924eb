/** The definitions of dashboards, as whoever changes them reaches them. */
@NullMarked
package dev.bulletin.gateway.definition;

import org.jspecify.annotations.NullMarked;
