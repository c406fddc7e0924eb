/** What the operating system is asked to do, and to undo when this process has gone. */
@NullMarked
package dev.bulletin.faults.machine;

import org.jspecify.annotations.NullMarked;
