/**
 * Looking after people: who there is, what they may do, and how they come in for the first time.
 */
@NullMarked
package dev.bulletin.gateway.people;

import org.jspecify.annotations.NullMarked;
