/** The tokens of programs: who has made which, what they open, and for how long. */
@NullMarked
package dev.bulletin.gateway.token;

import org.jspecify.annotations.NullMarked;
