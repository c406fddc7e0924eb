package dev.bulletin.realtime.protocol;

import java.util.List;
import java.util.Map;

/** The answer to a command, by the command's id. */
public sealed interface Reply extends Message {
  int MIN_WEIGHT = 64;

  long id();

  /** About how many bytes it takes, its data above all. */
  default long weight() {
    return MIN_WEIGHT;
  }

  record Connected(long id, Greeting greeting) implements Reply {}

  record Subscribed(long id, Entry entry) implements Reply {
    @Override
    public long weight() {
      return MIN_WEIGHT + entry.data().length + Reply.weight(entry.publications());
    }
  }

  record Unsubscribed(long id) implements Reply {}

  record Published(long id) implements Reply {}

  record Present(long id, List<Member> members) implements Reply {}

  record Counted(long id, int clients, int users) implements Reply {}

  record Past(long id, List<Publication> publications, Position position) implements Reply {
    public Past {
      publications = List.copyOf(publications);
    }

    @Override
    public long weight() {
      return Reply.weight(publications);
    }
  }

  record Pinged(long id) implements Reply {}

  record Refreshed(long id, String client, Lifetime lifetime) implements Reply {}

  record SubscriptionRefreshed(long id, Lifetime lifetime) implements Reply {}

  record Failed(long id, ReplyError error) implements Reply {}

  /**
   * What a client is told when it is let in.
   *
   * @param client the connection's id
   * @param pingSeconds how often the server asks for a sign of life, which is to be answered
   * @param entries the rooms that the server has put it in
   * @param session where requests that belong to this connection are to go, if it needs any
   */
  record Greeting(
      String client,
      Lifetime lifetime,
      long pingSeconds,
      Map<String, Entry> entries,
      Session session) {
    public Greeting {
      entries = Map.copyOf(entries);
    }
  }

  private static long weight(List<Publication> publications) {
    return publications.stream().mapToLong(publication -> publication.data().length).sum();
  }
}
