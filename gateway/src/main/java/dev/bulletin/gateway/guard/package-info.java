/** What no route goes without: who may use it. */
@NullMarked
package dev.bulletin.gateway.guard;

import org.jspecify.annotations.NullMarked;
