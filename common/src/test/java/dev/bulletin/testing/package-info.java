/**
 * Real servers and real processes for tests and for the run on one machine; only {@link
 * dev.bulletin.testing.Servers} needs JUnit.
 */
@NullMarked
package dev.bulletin.testing;

import org.jspecify.annotations.NullMarked;
