/** How records become JSON and back. */
@NullMarked
package dev.bulletin.common.json;

import org.jspecify.annotations.NullMarked;
