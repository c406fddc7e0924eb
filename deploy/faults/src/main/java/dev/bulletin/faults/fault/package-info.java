/** What is done to it. */
@NullMarked
package dev.bulletin.faults.fault;

import org.jspecify.annotations.NullMarked;
