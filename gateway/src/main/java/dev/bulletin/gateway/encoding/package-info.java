/** How bodies are compressed, and in which coding a client gets them. */
@NullMarked
package dev.bulletin.gateway.encoding;

import org.jspecify.annotations.NullMarked;
