/** Requests that are answered within the gateway, by the routes that everybody's go through. */
@NullMarked
package dev.bulletin.gateway.inner;

import org.jspecify.annotations.NullMarked;
