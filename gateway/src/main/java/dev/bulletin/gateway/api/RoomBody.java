package dev.bulletin.gateway.api;

import org.jspecify.annotations.Nullable;

/** The body of a request that names a room: it may be missing. */
record RoomBody(@Nullable String room) {
  String name() {
    RequestFields fields = new RequestFields();
    String name = fields.text("room", room);
    fields.finish();
    return name;
  }
}
