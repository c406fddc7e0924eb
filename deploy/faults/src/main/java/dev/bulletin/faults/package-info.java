/** What production does to the suite, done to it under load, and what came of it. */
@NullMarked
package dev.bulletin.faults;

import org.jspecify.annotations.NullMarked;
