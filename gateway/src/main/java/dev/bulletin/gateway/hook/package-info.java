/** Hooks: where programs of others want to be told, by API. */
@NullMarked
package dev.bulletin.gateway.hook;

import org.jspecify.annotations.NullMarked;
