/** Services run from their file systems with real servers, to learn what their start needs. */
@NullMarked
package dev.bulletin.image.training;

import org.jspecify.annotations.NullMarked;
