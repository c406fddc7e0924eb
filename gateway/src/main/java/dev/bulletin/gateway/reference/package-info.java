/** The API as people read about it, made of its document. */
@NullMarked
package dev.bulletin.gateway.reference;

import org.jspecify.annotations.NullMarked;
