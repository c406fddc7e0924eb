package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.room.Rooms;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What all readers of an event loop share.
 *
 * @param nanos a clock
 * @param arrived hears of each reader that has been let in, or has gone before
 * @param farewell hears of each reader that has gone
 */
record Surroundings(
    Facilities facilities,
    Rooms rooms,
    Onlookers onlookers,
    Limits limits,
    Liveness liveness,
    RealtimeMetrics metrics,
    LongSupplier nanos,
    Runnable arrived,
    Consumer<Reader> farewell) {}
