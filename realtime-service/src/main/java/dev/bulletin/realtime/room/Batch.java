package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import java.util.List;

/** Messages of one type that are told together. */
record Batch(String type, RoomKind kind, List<Numbered> messages) {}
