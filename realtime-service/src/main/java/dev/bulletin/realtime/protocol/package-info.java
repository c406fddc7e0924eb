/**
 * The Centrifuge client protocol, version 2, in JSON and in Protobuf: commands in, replies and
 * pushes out.
 */
@NullMarked
package dev.bulletin.realtime.protocol;

import org.jspecify.annotations.NullMarked;
