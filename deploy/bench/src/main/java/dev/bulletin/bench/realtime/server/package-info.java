/** The servers that are measured, each in a JVM of its own, and what they use up. */
@NullMarked
package dev.bulletin.bench.realtime.server;

import org.jspecify.annotations.NullMarked;
