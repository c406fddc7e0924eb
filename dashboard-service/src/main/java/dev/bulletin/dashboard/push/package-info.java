/** Samples that programs push. */
@NullMarked
package dev.bulletin.dashboard.push;

import org.jspecify.annotations.NullMarked;
