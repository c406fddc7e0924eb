/** Answers kept in memory and in Redis until something they depend on changes. */
@NullMarked
package dev.bulletin.common.cache;

import org.jspecify.annotations.NullMarked;
