/** The one description of the API: it is served, enforced and shown as it stands. */
@NullMarked
package dev.bulletin.gateway.openapi;

import org.jspecify.annotations.NullMarked;
