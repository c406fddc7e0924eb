/**
 * The suite as it runs in production: several instances of each service, each in a JVM of its own.
 */
@NullMarked
package dev.bulletin.faults.suite;

import org.jspecify.annotations.NullMarked;
