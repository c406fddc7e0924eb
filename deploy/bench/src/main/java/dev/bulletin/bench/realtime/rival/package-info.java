/** What others broadcast with, in small servers that are written as its manual writes them. */
@NullMarked
package dev.bulletin.bench.realtime.rival;

import org.jspecify.annotations.NullMarked;
