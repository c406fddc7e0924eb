/** Many readers in processes of their own, which count what they are told and how late. */
@NullMarked
package dev.bulletin.bench.realtime.crowd;

import org.jspecify.annotations.NullMarked;
