package dev.bulletin.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.realtime.PublishToRoom;
import org.jspecify.annotations.Nullable;

/** The body of a request that tells a room something: every field may be missing. */
record PublicationBody(@Nullable String type, @Nullable String key, @Nullable JsonNode data) {
  PublishToRoom command(Principal principal, String room, String id) {
    RequestFields fields = new RequestFields();
    String typed = fields.text("type", type);
    String about = fields.text("key", key);
    String json = fields.text("data", data == null ? null : data.toString());
    fields.finish();
    return new PublishToRoom(principal, room, typed, about, id, json);
  }
}
