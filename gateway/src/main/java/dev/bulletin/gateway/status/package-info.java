/** What works for readers at present, and since when. */
@NullMarked
package dev.bulletin.gateway.status;

import org.jspecify.annotations.NullMarked;
