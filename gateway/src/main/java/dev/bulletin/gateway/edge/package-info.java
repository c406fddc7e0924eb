/** Finished pages and files from memory, and what every answer of the gateway carries. */
@NullMarked
package dev.bulletin.gateway.edge;

import org.jspecify.annotations.NullMarked;
