/** The pages: what a reader sees, made of what the services answer. */
@NullMarked
package dev.bulletin.gateway.page;

import org.jspecify.annotations.NullMarked;
