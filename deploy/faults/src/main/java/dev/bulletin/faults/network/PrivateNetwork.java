package dev.bulletin.faults.network;

import dev.bulletin.faults.machine.Ability;
import dev.bulletin.faults.machine.Remains;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of this run's own, 10.231.N.0/24: members, and this process beside them as one of them.
 * No member reaches anything else. What is done to the network is undone by {@link #heal()}; all of
 * it goes with this process, however it ends. Not thread-safe.
 */
public final class PrivateNetwork implements AutoCloseable {
  private static final int SWITCH = 2;
  private static final int FIRST_MEMBER = 10;
  private static final int LAST_MEMBER = 250;
  private static final String NOBODY = "02:00:00:00:00:01";

  private final long pid = ProcessHandle.current().pid();
  private final String subnet = "10.231." + pid % 250 + ".";
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final Process sweeper = Remains.sweepAfterThis();
  private final Switch hub = Switch.build(Remains.prefix() + "switch", subnet + SWITCH);
  private final Cables cables = new Cables(pid, hub);

  private PrivateNetwork() {
    members.put("", cables.toHere("", here(), Cables.TRUNK));
  }

  /** Makes a network without members; one at a time in a process. */
  public static PrivateNetwork open() {
    Ability.require();
    Remains.sweepAfterTheDead();
    try {
      return new PrivateNetwork();
    } catch (RuntimeException e) {
      Remains.sweep(ProcessHandle.current().pid());
      throw e;
    }
  }

  /** The address of this process in the network. */
  public String here() {
    return subnet + Cables.TRUNK;
  }

  /** A member in a namespace of its own; the one of that name, if it is there already. */
  public Member join(String name) {
    return members.computeIfAbsent(name, it -> cables.toNamespace(it, address(), number()));
  }

  /** A member for a server that runs beside this process, and listens at the member's address. */
  public Member joinHere(String name) {
    return members.computeIfAbsent(name, it -> cables.toHere(it, address(), number()));
  }

  /** The member of that name. */
  public Member member(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("nobody is called " + name);
    }
    return member;
  }

  private int number() {
    int number = FIRST_MEMBER + members.size();
    if (number > LAST_MEMBER) {
      throw new IllegalStateException("the network is full");
    }
    return number;
  }

  private String address() {
    return subnet + number();
  }

  /** Pulls the member's cable: nothing comes and goes any more, and nobody is told. */
  public void cutOff(Member member) {
    hub.pull(member.port());
    undo.add(() -> hub.plugAgain(member.port()));
  }

  /** Lets no packet pass between the two sides; members of neither side reach both. */
  public void split(Collection<Member> left, Collection<Member> right) {
    for (Member one : left) {
      for (Member other : right) {
        separate(one, other);
        separate(other, one);
      }
    }
  }

  /** Sends what is for the other to nobody. */
  private void separate(Member from, Member to) {
    String neighbour = to.address() + " dev " + from.device();
    from.ip("neighbour replace " + neighbour + " lladdr " + NOBODY + " nud permanent");
    undo.add(() -> from.ip("neighbour del " + neighbour));
  }

  /**
   * Puts the members behind a slow wire: slow is what goes between them and all others, not what
   * goes between two of them. One wire at a time.
   */
  public void slow(Collection<Member> behind, Slowness slowness) {
    List<String> ports = behind.stream().map(Member::port).toList();
    SlowWire wire = SlowWire.lay(here(), subnet + SWITCH, slowness);
    undo.add(wire::close);
    hub.putBehind(wire, here(), ports);
    undo.add(() -> hub.bringBack(ports));
  }

  /** Everything is again as it was when the members had joined. */
  public void heal() {
    List<Runnable> all = List.copyOf(undo);
    undo.clear();
    all.forEach(Runnable::run);
  }

  /** Ends whatever still runs in the namespaces, and takes all of it down. */
  @Override
  public void close() {
    heal();
    Remains.sweep(pid);
    sweeper.destroyForcibly();
  }
}
