/** Typed settings, read once from environment variables. */
@NullMarked
package dev.bulletin.common.config;

import org.jspecify.annotations.NullMarked;
