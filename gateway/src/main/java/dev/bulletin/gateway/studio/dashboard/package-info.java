/** Dashboards in the studio: how they are defined, changed and removed. */
@NullMarked
package dev.bulletin.gateway.studio.dashboard;

import org.jspecify.annotations.NullMarked;
