package dev.bulletin.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulletin.contract.realtime.TellUser;
import org.jspecify.annotations.Nullable;

/** The body of a request that tells a user something: it may be missing. */
record MessageBody(@Nullable JsonNode data) {
  TellUser order(String user) {
    RequestFields fields = new RequestFields();
    String json = fields.text("data", data == null ? null : data.toString());
    fields.finish();
    return new TellUser(user, json);
  }
}
