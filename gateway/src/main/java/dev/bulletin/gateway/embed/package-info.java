/** Panels of dashboards in frames of other sites: which sites, how, and by which HTML. */
@NullMarked
package dev.bulletin.gateway.embed;

import org.jspecify.annotations.NullMarked;
