package dev.bulletin.realtime.presence;

import dev.bulletin.realtime.protocol.Member;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Push;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is in which rooms on all nodes. Each node tells the others the whole crew of a room whenever
 * it has changed, so a message that is lost does no lasting harm, and a node that dies takes its
 * crews with it. Thread-safe; what comes from other nodes comes on one event loop.
 */
public final class Attendance {
  private final String node;
  private final LocalRooms local = new LocalRooms();
  private final Map<String, Map<String, Crew>> crewsByNode = new ConcurrentHashMap<>();
  private final BiConsumer<String, List<Message>> notices;

  /**
   * Attendance as that node sees it.
   *
   * @param notices is told who has come to and gone from a room that tells who is there
   */
  public Attendance(String node, BiConsumer<String, List<Message>> notices) {
    this.node = node;
    this.notices = notices;
  }

  /** How many are in a room, and how many users of different names that are. */
  public record Count(int clients, int users) {}

  /**
   * Counts a client of this node in.
   *
   * @param named the room tells who is there, and so has a limit
   * @return whether there was room for one more
   */
  public boolean enter(String room, Member member, boolean named) {
    return local.enter(room, member, named);
  }

  /** Called once for each time that the client was let in. */
  public void leave(String room, Member member) {
    local.leave(room, member);
  }

  /** Who is in a room that tells it. */
  public List<Member> members(String room) {
    return crews(room).flatMap(crew -> crew.members().stream()).toList();
  }

  /**
   * How many are in a room. Of a room that does not tell who they are, somebody on two nodes counts
   * as two users.
   */
  public Count count(String room) {
    return count(crews(room).toList());
  }

  private static Count count(Collection<Crew> crews) {
    int clients = crews.stream().mapToInt(Crew::clients).sum();
    Set<String> named =
        crews.stream()
            .flatMap(crew -> crew.members().stream())
            .map(Member::user)
            .collect(Collectors.toSet());
    int users = crews.stream().mapToInt(Crew::users).sum();
    return new Count(clients, named.isEmpty() ? users : named.size());
  }

  /** All rooms that somebody is in, by name. */
  public Map<String, Count> rooms() {
    Map<String, List<Crew>> crewsByRoom =
        Stream.concat(local.all().stream(), others())
            .collect(Collectors.groupingBy(Crew::room, TreeMap::new, Collectors.toList()));
    Map<String, Count> counts = new LinkedHashMap<>();
    crewsByRoom.forEach((room, crews) -> counts.put(room, count(crews)));
    return counts;
  }

  private Stream<Crew> others() {
    return crewsByNode.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(node))
        .flatMap(entry -> entry.getValue().values().stream());
  }

  private Stream<Crew> crews(String room) {
    Stream<Crew> elsewhere =
        crewsByNode.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(node))
            .flatMap(entry -> Stream.ofNullable(entry.getValue().get(room)));
    return Stream.concat(Stream.of(local.crew(room)), elsewhere);
  }

  /** What has changed on this node since the last time; those here hear of it, others are to. */
  public CrewsOfNode turn() {
    CrewsOfNode changed = new CrewsOfNode(node, /* complete= */ false, local.takeChanged());
    accept(changed);
    return changed;
  }

  /** All of this node, to be told to all. */
  CrewsOfNode everything() {
    return new CrewsOfNode(node, /* complete= */ true, local.all());
  }

  /** Hears a node. */
  void accept(CrewsOfNode told) {
    Map<String, Crew> known =
        crewsByNode.computeIfAbsent(told.node(), first -> new ConcurrentHashMap<>());
    if (told.complete()) {
      Set<String> present = told.crews().stream().map(Crew::room).collect(Collectors.toSet());
      List<String> absent =
          known.keySet().stream().filter(room -> !present.contains(room)).toList();
      absent.forEach(room -> accept(known, Crew.nobody(room)));
    }
    told.crews().forEach(crew -> accept(known, crew));
  }

  private void accept(Map<String, Crew> known, Crew crew) {
    Crew before = crew.isEmpty() ? known.remove(crew.room()) : known.put(crew.room(), crew);
    List<Member> were = before == null ? List.of() : before.members();
    List<Message> news = changes(crew.room(), were, crew.members());
    if (!news.isEmpty()) {
      notices.accept(crew.room(), news);
    }
  }

  private static List<Message> changes(String room, List<Member> before, List<Member> now) {
    Map<String, Member> gone = byClient(before);
    Map<String, Member> come = byClient(now);
    come.keySet().removeAll(byClient(before).keySet());
    gone.keySet().removeAll(byClient(now).keySet());
    List<Message> changes = new ArrayList<>();
    come.values().forEach(member -> changes.add(new Push.Joined(room, member)));
    gone.values().forEach(member -> changes.add(new Push.Left(room, member)));
    return changes;
  }

  private static Map<String, Member> byClient(List<Member> members) {
    Map<String, Member> membersByClient = new LinkedHashMap<>();
    members.forEach(member -> membersByClient.put(member.client(), member));
    return membersByClient;
  }

  /** How many times a client of this node is in a room. */
  public int clientsHere() {
    return local.clients();
  }

  /** The nodes that have told something. */
  Set<String> nodes() {
    return Set.copyOf(crewsByNode.keySet());
  }

  /** A node is no more, and with it those who were there. */
  void forget(String gone) {
    accept(new CrewsOfNode(gone, /* complete= */ true, List.of()));
    crewsByNode.remove(gone);
  }
}
