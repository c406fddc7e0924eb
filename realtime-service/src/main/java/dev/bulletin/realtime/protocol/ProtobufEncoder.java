package dev.bulletin.realtime.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes messages as Protobuf, each with its length before it, with the protocol's numbers. */
final class ProtobufEncoder {
  private ProtobufEncoder() {}

  static byte[] encode(List<Message> messages) {
    try {
      ProtobufFields out = new ProtobufFields();
      for (Message message : messages) {
        out.delimited(message(message));
      }
      return out.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProtobufFields message(Message message) throws IOException {
    ProtobufFields out = new ProtobufFields();
    if (message instanceof Reply reply) {
      write(reply, out.number(1, reply.id()));
    } else if (message instanceof Push push) {
      out.message(4, push(push));
    }
    return out;
  }

  private static void write(Reply reply, ProtobufFields out) throws IOException {
    if (reply instanceof Reply.Connected connected) {
      out.message(5, greeting(connected.greeting()));
    } else if (reply instanceof Reply.Subscribed subscribed) {
      out.message(6, entry(subscribed.entry()));
    } else if (reply instanceof Reply.Unsubscribed) {
      out.message(7, new ProtobufFields());
    } else if (reply instanceof Reply.Published) {
      out.message(8, new ProtobufFields());
    } else if (reply instanceof Reply.Present present) {
      out.message(9, members(present.members()));
    } else if (reply instanceof Reply.Counted counted) {
      out.message(10, new ProtobufFields().number(1, counted.clients()).number(2, counted.users()));
    } else if (reply instanceof Reply.Past past) {
      out.message(11, past(past));
    } else if (reply instanceof Reply.Pinged) {
      out.message(12, new ProtobufFields());
    } else if (reply instanceof Reply.Refreshed refreshed) {
      out.message(14, refreshed(refreshed));
    } else if (reply instanceof Reply.SubscriptionRefreshed refreshed) {
      out.message(15, lifetime(refreshed.lifetime(), 1, new ProtobufFields()));
    } else if (reply instanceof Reply.Failed failed) {
      out.message(2, error(failed.error()));
    }
  }

  private static ProtobufFields greeting(Reply.Greeting greeting) throws IOException {
    ProtobufFields out =
        new ProtobufFields().text(1, greeting.client()).text(2, ServerVersion.TEXT);
    lifetime(greeting.lifetime(), 3, out);
    for (Map.Entry<String, Entry> each : greeting.entries().entrySet()) {
      out.message(
          6, new ProtobufFields().text(1, each.getKey()).message(2, entry(each.getValue())));
    }
    return out.number(7, greeting.pingSeconds())
        .flag(8, true)
        .text(9, greeting.session().id())
        .text(10, greeting.session().node());
  }

  private static ProtobufFields entry(Entry entry) throws IOException {
    ProtobufFields out = lifetime(entry.lifetime(), 1, new ProtobufFields());
    out.flag(3, entry.recoverable()).text(6, entry.position().epoch());
    for (Publication publication : entry.publications()) {
      out.message(7, publication(publication));
    }
    return out.flag(8, entry.recovery() == Entry.Recovery.COMPLETE)
        .number(9, entry.position().offset())
        .flag(10, entry.positioned())
        .data(11, entry.data())
        .flag(12, entry.recovery() != Entry.Recovery.NOT_ASKED);
  }

  private static ProtobufFields past(Reply.Past past) throws IOException {
    ProtobufFields out = new ProtobufFields();
    for (Publication publication : past.publications()) {
      out.message(1, publication(publication));
    }
    return out.text(2, past.position().epoch()).number(3, past.position().offset());
  }

  private static ProtobufFields refreshed(Reply.Refreshed refreshed) throws IOException {
    ProtobufFields out =
        new ProtobufFields().text(1, refreshed.client()).text(2, ServerVersion.TEXT);
    return lifetime(refreshed.lifetime(), 3, out);
  }

  private static ProtobufFields error(ReplyError error) throws IOException {
    return new ProtobufFields()
        .number(1, error.code())
        .text(2, error.message())
        .flag(3, error.isTemporary());
  }

  private static ProtobufFields push(Push push) throws IOException {
    ProtobufFields out = new ProtobufFields();
    if (push instanceof Push.Published published) {
      out.text(2, published.channel()).message(4, publication(published.publication()));
    } else if (push instanceof Push.Joined joined) {
      out.text(2, joined.channel())
          .message(5, new ProtobufFields().message(1, member(joined.member())));
    } else if (push instanceof Push.Left left) {
      out.text(2, left.channel())
          .message(6, new ProtobufFields().message(1, member(left.member())));
    } else if (push instanceof Push.Unsubscribed unsubscribed) {
      out.text(2, unsubscribed.channel()).message(7, unsubscription(unsubscribed.why()));
    } else if (push instanceof Push.Told told) {
      out.message(8, new ProtobufFields().data(1, told.data()));
    } else if (push instanceof Push.Subscribed subscribed) {
      out.text(2, subscribed.channel()).message(9, subscription(subscribed.entry()));
    } else if (push instanceof Push.Disconnected disconnected) {
      out.message(11, disconnect(disconnected.disconnect()));
    }
    return out;
  }

  private static ProtobufFields publication(Publication publication) throws IOException {
    return new ProtobufFields().data(4, publication.data()).number(6, publication.offset());
  }

  private static ProtobufFields members(List<Member> members) throws IOException {
    ProtobufFields out = new ProtobufFields();
    for (Member member : members) {
      out.message(1, new ProtobufFields().text(1, member.client()).message(2, member(member)));
    }
    return out;
  }

  private static ProtobufFields member(Member member) throws IOException {
    return new ProtobufFields()
        .text(1, member.user())
        .text(2, member.client())
        .data(3, member.connectionInfo().getBytes(StandardCharsets.UTF_8))
        .data(4, member.roomInfo().getBytes(StandardCharsets.UTF_8));
  }

  private static ProtobufFields unsubscription(Unsubscription why) throws IOException {
    return new ProtobufFields().number(2, why.code()).text(3, why.reason());
  }

  private static ProtobufFields subscription(Entry entry) throws IOException {
    return new ProtobufFields()
        .flag(1, entry.recoverable())
        .text(4, entry.position().epoch())
        .number(5, entry.position().offset())
        .flag(6, entry.positioned())
        .data(7, entry.data());
  }

  private static ProtobufFields disconnect(Disconnect disconnect) throws IOException {
    return new ProtobufFields().number(1, disconnect.code()).text(2, disconnect.reason());
  }

  private static ProtobufFields lifetime(Lifetime lifetime, int firstField, ProtobufFields out)
      throws IOException {
    return out.flag(firstField, lifetime.expires()).number(firstField + 1, lifetime.seconds());
  }
}
