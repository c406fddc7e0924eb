/** The pages on which people are looked after, and on which they look after their own account. */
@NullMarked
package dev.bulletin.gateway.studio.people;

import org.jspecify.annotations.NullMarked;
