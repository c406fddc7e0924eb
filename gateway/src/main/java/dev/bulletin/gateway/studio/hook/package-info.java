/** The studio's pages about hooks and alert rules. */
@NullMarked
package dev.bulletin.gateway.studio.hook;

import org.jspecify.annotations.NullMarked;
