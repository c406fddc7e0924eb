/** Processes of this machine: their CPU time, their memory, their kind, their start and end. */
@NullMarked
package dev.bulletin.bench.process;

import org.jspecify.annotations.NullMarked;
