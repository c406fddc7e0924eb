/** How log lines are written. */
@NullMarked
package dev.bulletin.common.log;

import org.jspecify.annotations.NullMarked;
