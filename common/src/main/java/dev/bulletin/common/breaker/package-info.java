/** Leaving alone what fails too often, and trying it again. */
@NullMarked
package dev.bulletin.common.breaker;

import org.jspecify.annotations.NullMarked;
