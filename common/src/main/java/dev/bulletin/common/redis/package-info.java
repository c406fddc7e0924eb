/** Redis: long-lived pipelined connections. */
@NullMarked
package dev.bulletin.common.redis;

import org.jspecify.annotations.NullMarked;
