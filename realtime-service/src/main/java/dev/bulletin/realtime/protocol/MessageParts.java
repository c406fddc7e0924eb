package dev.bulletin.realtime.protocol;

import dev.bulletin.realtime.protocol.Fields.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the server says, with the names and numbers of the protocol's fields. */
final class MessageParts {
  private static final String VERSION = "bulletin 1";

  private MessageParts() {}

  static Part of(Message message) {
    if (message instanceof Reply reply) {
      return out -> write(reply, out);
    }
    return message instanceof Push push ? out -> out.object("push", 4, of(push)) : Part.EMPTY;
  }

  /** Without what says that it is a push; the first reply becomes one. */
  static Part ofPush(Message message) {
    if (message instanceof Reply.Connected connected) {
      return of(new Push.Connected(connected.greeting()));
    }
    return message instanceof Push push ? of(push) : Part.EMPTY;
  }

  private static void write(Reply reply, Fields out) throws IOException {
    out.number("id", 1, reply.id());
    if (reply instanceof Reply.Connected connected) {
      out.object("connect", 5, in -> write(connected.greeting(), in));
    } else if (reply instanceof Reply.Pinged) {
      out.object("ping", 12, Part.EMPTY);
    } else if (reply instanceof Reply.Refreshed refreshed) {
      out.object("refresh", 14, in -> write(refreshed, in));
    } else if (reply instanceof Reply.Failed failed) {
      out.object("error", 2, in -> write(failed.error(), in));
    } else {
      writeOfRoom(reply, out);
    }
  }

  private static void writeOfRoom(Reply reply, Fields out) throws IOException {
    if (reply instanceof Reply.Subscribed subscribed) {
      out.object("subscribe", 6, in -> write(subscribed.entry(), in));
    } else if (reply instanceof Reply.Unsubscribed) {
      out.object("unsubscribe", 7, Part.EMPTY);
    } else if (reply instanceof Reply.Published) {
      out.object("publish", 8, Part.EMPTY);
    } else if (reply instanceof Reply.Present present) {
      out.object("presence", 9, in -> in.objects("presence", 1, byClient(present.members())));
    } else if (reply instanceof Reply.Counted counted) {
      out.object("presence_stats", 10, in -> write(counted, in));
    } else if (reply instanceof Reply.Past past) {
      out.object("history", 11, in -> write(past, in));
    } else if (reply instanceof Reply.SubscriptionRefreshed refreshed) {
      out.object("sub_refresh", 15, in -> write(refreshed.lifetime(), 1, in));
    }
  }

  private static void write(Reply.Greeting greeting, Fields out) throws IOException {
    write(greeting, 3, 6, out);
    out.flag("pong", 8, true);
  }

  /** Reply and push have the same fields, two of them under other numbers. */
  private static void write(Reply.Greeting greeting, int lifetime, int subscriptions, Fields out)
      throws IOException {
    out.text("client", 1, greeting.client());
    out.text("version", 2, VERSION);
    write(greeting.lifetime(), lifetime, out);
    if (!greeting.entries().isEmpty()) {
      Map<String, Part> partsByRoom = new LinkedHashMap<>();
      greeting.entries().forEach((room, entry) -> partsByRoom.put(room, in -> write(entry, in)));
      out.objects("subs", subscriptions, partsByRoom);
    }
    out.number("ping", 7, greeting.pingSeconds());
    out.text("session", 9, greeting.session().id());
    out.text("node", 10, greeting.session().node());
  }

  private static void write(Reply.Refreshed refreshed, Fields out) throws IOException {
    out.text("client", 1, refreshed.client());
    out.text("version", 2, VERSION);
    write(refreshed.lifetime(), 3, out);
  }

  private static void write(ReplyError error, Fields out) throws IOException {
    out.number("code", 1, error.code());
    out.text("message", 2, error.message());
    out.flag("temporary", 3, error.isTemporary());
  }

  private static void write(Entry entry, Fields out) throws IOException {
    write(entry.lifetime(), 1, out);
    out.flag("recoverable", 3, entry.recoverable());
    if (!entry.publications().isEmpty()) {
      out.objects("publications", 7, publications(entry.publications()));
    }
    out.flag("recovered", 8, entry.recovery() == Entry.Recovery.COMPLETE);
    out.flag("was_recovering", 12, entry.recovery() != Entry.Recovery.NOT_ASKED);
    out.flag("positioned", 10, entry.positioned());
    out.text("epoch", 6, entry.position().epoch());
    out.number("offset", 9, entry.position().offset());
    out.data("data", 11, entry.data());
  }

  private static void write(Reply.Counted counted, Fields out) throws IOException {
    out.number("num_clients", 1, counted.clients());
    out.number("num_users", 2, counted.users());
  }

  private static void write(Reply.Past past, Fields out) throws IOException {
    out.objects("publications", 1, publications(past.publications()));
    out.text("epoch", 2, past.position().epoch());
    out.number("offset", 3, past.position().offset());
  }

  private static Part of(Push push) {
    if (push instanceof Push.Connected connected) {
      return out -> out.object("connect", 10, in -> write(connected.greeting(), 5, 4, in));
    } else if (push instanceof Push.Published published) {
      return ofRoom(published.channel(), "pub", 4, in -> write(published.publication(), in));
    } else if (push instanceof Push.Joined joined) {
      return ofRoom(joined.channel(), "join", 5, info(joined.member()));
    } else if (push instanceof Push.Left left) {
      return ofRoom(left.channel(), "leave", 6, info(left.member()));
    } else if (push instanceof Push.Unsubscribed gone) {
      return ofRoom(gone.channel(), "unsubscribe", 7, in -> write(gone.why(), in));
    } else if (push instanceof Push.Refused refused) {
      return ofRoom(refused.channel(), "unsubscribe", 7, in -> writeAsReason(refused.error(), in));
    } else if (push instanceof Push.Subscribed come) {
      return ofRoom(come.channel(), "subscribe", 9, in -> writeAsWished(come.entry(), in));
    } else if (push instanceof Push.Told told) {
      return out -> out.object("message", 8, in -> in.data("data", 1, told.data()));
    } else if (push instanceof Push.Refreshed refreshed) {
      return out -> out.object("refresh", 12, in -> write(refreshed.lifetime(), 1, in));
    } else if (push instanceof Push.Disconnected disconnected) {
      return out -> out.object("disconnect", 11, in -> write(disconnected.disconnect(), in));
    }
    return Part.EMPTY;
  }

  private static Part ofRoom(String channel, String what, int number, Part part) {
    return out -> {
      out.text("channel", 2, channel);
      out.object(what, number, part);
    };
  }

  private static Part info(Member member) {
    return out -> out.object("info", 1, in -> write(member, in));
  }

  private static void write(Unsubscription why, Fields out) throws IOException {
    out.number("code", 2, why.code());
    out.text("reason", 3, why.reason());
  }

  private static void writeAsReason(ReplyError error, Fields out) throws IOException {
    out.number("code", 2, error.code());
    out.text("reason", 3, error.message());
  }

  private static void writeAsWished(Entry entry, Fields out) throws IOException {
    out.flag("recoverable", 1, entry.recoverable());
    out.flag("positioned", 6, entry.positioned());
    out.text("epoch", 4, entry.position().epoch());
    out.number("offset", 5, entry.position().offset());
    out.data("data", 7, entry.data());
  }

  private static void write(Disconnect disconnect, Fields out) throws IOException {
    out.number("code", 1, disconnect.code());
    out.text("reason", 2, disconnect.reason());
  }

  private static List<Part> publications(List<Publication> publications) {
    List<Part> parts = new ArrayList<>(publications.size());
    publications.forEach(publication -> parts.add(out -> write(publication, out)));
    return parts;
  }

  private static void write(Publication publication, Fields out) throws IOException {
    out.data("data", 4, publication.data());
    out.number("offset", 6, publication.offset());
  }

  private static Map<String, Part> byClient(List<Member> members) {
    Map<String, Part> partsByClient = new LinkedHashMap<>();
    members.forEach(member -> partsByClient.put(member.client(), out -> write(member, out)));
    return partsByClient;
  }

  private static void write(Member member, Fields out) throws IOException {
    out.anyText("user", 1, member.user());
    out.anyText("client", 2, member.client());
    out.data("conn_info", 3, member.connectionInfo().getBytes(StandardCharsets.UTF_8));
    out.data("chan_info", 4, member.roomInfo().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Lifetime lifetime, int first, Fields out) throws IOException {
    out.flag("expires", first, lifetime.expires());
    out.number("ttl", first + 1, lifetime.seconds());
  }
}
