package dev.bulletin.realtime.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes messages as JSON, one a line. What is empty, 0 or false is left out. */
final class JsonEncoder {
  private static final JsonFactory JSON = new JsonFactory();
  private static final SerializedString LINE_FEED = new SerializedString("\n");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final JsonGenerator json;

  private JsonEncoder() throws IOException {
    json = JSON.createGenerator(bytes).setRootValueSeparator(LINE_FEED);
  }

  static byte[] encode(List<Message> messages) {
    try {
      JsonEncoder encoder = new JsonEncoder();
      for (Message message : messages) {
        encoder.write(message);
      }
      encoder.json.close();
      return encoder.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Message message) throws IOException {
    json.writeStartObject();
    if (message instanceof Reply reply) {
      json.writeNumberField("id", reply.id());
      write(reply);
    } else if (message instanceof Push push) {
      json.writeObjectFieldStart("push");
      write(push);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void write(Reply reply) throws IOException {
    if (reply instanceof Reply.Connected connected) {
      json.writeObjectFieldStart("connect");
      write(connected.greeting());
    } else if (reply instanceof Reply.Subscribed subscribed) {
      json.writeObjectFieldStart("subscribe");
      write(subscribed.entry());
    } else if (reply instanceof Reply.Unsubscribed) {
      json.writeObjectFieldStart("unsubscribe");
    } else if (reply instanceof Reply.Published) {
      json.writeObjectFieldStart("publish");
    } else if (reply instanceof Reply.Present present) {
      json.writeObjectFieldStart("presence");
      writeMembers(present.members());
    } else if (reply instanceof Reply.Counted counted) {
      json.writeObjectFieldStart("presence_stats");
      json.writeNumberField("num_clients", counted.clients());
      json.writeNumberField("num_users", counted.users());
    } else if (reply instanceof Reply.Past past) {
      json.writeObjectFieldStart("history");
      writePublications(past.publications());
      write(past.position());
    } else if (reply instanceof Reply.Pinged) {
      json.writeObjectFieldStart("ping");
    } else if (reply instanceof Reply.Refreshed refreshed) {
      json.writeObjectFieldStart("refresh");
      text("client", refreshed.client());
      text("version", ServerVersion.TEXT);
      write(refreshed.lifetime());
    } else if (reply instanceof Reply.SubscriptionRefreshed refreshed) {
      json.writeObjectFieldStart("sub_refresh");
      write(refreshed.lifetime());
    } else if (reply instanceof Reply.Failed failed) {
      json.writeObjectFieldStart("error");
      write(failed.error());
    }
    json.writeEndObject();
  }

  private void write(Reply.Greeting greeting) throws IOException {
    text("client", greeting.client());
    text("version", ServerVersion.TEXT);
    write(greeting.lifetime());
    if (!greeting.entries().isEmpty()) {
      json.writeObjectFieldStart("subs");
      for (Map.Entry<String, Entry> each : greeting.entries().entrySet()) {
        json.writeObjectFieldStart(each.getKey());
        write(each.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    number("ping", greeting.pingSeconds());
    flag("pong", true);
    text("session", greeting.session().id());
    text("node", greeting.session().node());
  }

  private void write(Entry entry) throws IOException {
    write(entry.lifetime());
    flag("recoverable", entry.recoverable());
    if (!entry.publications().isEmpty()) {
      writePublications(entry.publications());
    }
    flag("recovered", entry.recovery() == Entry.Recovery.COMPLETE);
    flag("was_recovering", entry.recovery() != Entry.Recovery.NOT_ASKED);
    flag("positioned", entry.positioned());
    write(entry.position());
    data("data", entry.data());
  }

  private void write(Push push) throws IOException {
    if (push instanceof Push.Published published) {
      text("channel", published.channel());
      json.writeFieldName("pub");
      write(published.publication());
    } else if (push instanceof Push.Joined joined) {
      writeMember(joined.channel(), "join", joined.member());
    } else if (push instanceof Push.Left left) {
      writeMember(left.channel(), "leave", left.member());
    } else if (push instanceof Push.Unsubscribed unsubscribed) {
      text("channel", unsubscribed.channel());
      json.writeObjectFieldStart("unsubscribe");
      number("code", unsubscribed.why().code());
      text("reason", unsubscribed.why().reason());
      json.writeEndObject();
    } else if (push instanceof Push.Subscribed subscribed) {
      text("channel", subscribed.channel());
      json.writeObjectFieldStart("subscribe");
      flag("recoverable", subscribed.entry().recoverable());
      flag("positioned", subscribed.entry().positioned());
      write(subscribed.entry().position());
      data("data", subscribed.entry().data());
      json.writeEndObject();
    } else if (push instanceof Push.Told told) {
      json.writeObjectFieldStart("message");
      data("data", told.data());
      json.writeEndObject();
    } else if (push instanceof Push.Disconnected disconnected) {
      json.writeObjectFieldStart("disconnect");
      number("code", disconnected.disconnect().code());
      text("reason", disconnected.disconnect().reason());
      json.writeEndObject();
    }
  }

  private void writePublications(List<Publication> publications) throws IOException {
    json.writeArrayFieldStart("publications");
    for (Publication publication : publications) {
      write(publication);
    }
    json.writeEndArray();
  }

  private void write(Publication publication) throws IOException {
    json.writeStartObject();
    data("data", publication.data());
    number("offset", publication.offset());
    json.writeEndObject();
  }

  private void writeMembers(List<Member> members) throws IOException {
    json.writeObjectFieldStart("presence");
    for (Member member : members) {
      json.writeFieldName(member.client());
      write(member);
    }
    json.writeEndObject();
  }

  private void writeMember(String channel, String what, Member member) throws IOException {
    text("channel", channel);
    json.writeObjectFieldStart(what);
    json.writeFieldName("info");
    write(member);
    json.writeEndObject();
  }

  /** Its user is there even when it is empty, as clients expect. */
  private void write(Member member) throws IOException {
    json.writeStartObject();
    json.writeStringField("user", member.user());
    json.writeStringField("client", member.client());
    data("conn_info", member.connectionInfo().getBytes(StandardCharsets.UTF_8));
    data("chan_info", member.roomInfo().getBytes(StandardCharsets.UTF_8));
    json.writeEndObject();
  }

  private void write(Position position) throws IOException {
    text("epoch", position.epoch());
    number("offset", position.offset());
  }

  private void write(Lifetime lifetime) throws IOException {
    flag("expires", lifetime.expires());
    number("ttl", lifetime.seconds());
  }

  private void write(ReplyError error) throws IOException {
    number("code", error.code());
    text("message", error.message());
    flag("temporary", error.isTemporary());
  }

  private void text(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private void number(String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  private void flag(String name, boolean value) throws IOException {
    if (value) {
      json.writeBooleanField(name, true);
    }
  }

  /** The bytes go out as they are: they are JSON already. */
  private void data(String name, byte[] value) throws IOException {
    if (value.length > 0) {
      json.writeFieldName(name);
      json.writeRawValue("");
      json.flush();
      bytes.writeBytes(value);
    }
  }
}
