/** The people who sign in: who they are, what they may do, and how they prove it. */
@NullMarked
package dev.bulletin.gateway.person;

import org.jspecify.annotations.NullMarked;
