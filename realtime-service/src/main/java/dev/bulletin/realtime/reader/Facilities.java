package dev.bulletin.realtime.reader;

import dev.bulletin.common.web.Crowd;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.access.Tokens;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.room.Editions;
import dev.bulletin.realtime.room.Histories;
import dev.bulletin.realtime.room.RoomRules;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the readers of all event loops of a node use. All of it is thread-safe.
 *
 * @param editions what their rooms tell alike
 * @param tokens empty when nobody can be known
 * @param users how many connections each has
 * @param addresses how many connections come from each
 * @param publisher tells all nodes, this one too
 */
public record Facilities(
    RoomRules rules,
    Editions editions,
    Optional<Tokens> tokens,
    Crowd users,
    Crowd addresses,
    Attendance attendance,
    Histories histories,
    Consumer<RoomMessage> publisher,
    Clock clock) {}
