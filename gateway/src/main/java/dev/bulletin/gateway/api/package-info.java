/** The HTTP API, as {@code openapi.yaml} describes it. */
@NullMarked
package dev.bulletin.gateway.api;

import org.jspecify.annotations.NullMarked;
