/** A disk that runs full. */
@NullMarked
package dev.bulletin.faults.disk;

import org.jspecify.annotations.NullMarked;
