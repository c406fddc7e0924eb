/** Places for the processes of a suite, whose network, disk and clocks can fail. */
@NullMarked
package dev.bulletin.faults.place;

import org.jspecify.annotations.NullMarked;
