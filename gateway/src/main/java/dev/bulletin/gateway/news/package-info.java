/** Hears what happens, on one gateway for all, and writes what is to be told of it. */
@NullMarked
package dev.bulletin.gateway.news;

import org.jspecify.annotations.NullMarked;
