/** A dozen reports of our own that a fresh Bulletin starts with. */
@NullMarked
package dev.bulletin.local.examples;

import org.jspecify.annotations.NullMarked;
