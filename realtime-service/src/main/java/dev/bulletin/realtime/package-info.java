/** The sockets of the suite: readers join rooms and are told what changes in them. */
@NullMarked
package dev.bulletin.realtime;

import org.jspecify.annotations.NullMarked;
