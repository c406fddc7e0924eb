/** What a service says to people, in each language. */
@NullMarked
package dev.bulletin.common.words;

import org.jspecify.annotations.NullMarked;
