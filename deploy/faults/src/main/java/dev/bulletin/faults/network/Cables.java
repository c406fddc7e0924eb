package dev.bulletin.faults.network;

import dev.bulletin.faults.machine.Command;
import dev.bulletin.faults.machine.Remains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays the cables of a run: from a namespace, or from this process's own, to the switch.
 *
 * @param pid of the run, in all names that are seen outside of its namespaces
 */
record Cables(long pid, Switch hub) {
  /** The number of the first cable to here, which slow wires also take. */
  static final int TRUNK = 1;

  // Room in a frame of a tunnel for a frame of a member.
  private static final int MEMBER_MTU = 1_400;

  /** To a namespace of its own. */
  Member toNamespace(String name, String address, int number) {
    String namespace = Remains.prefix(pid) + name;
    Member member =
        new Member(
            name, address, List.of("ip", "netns", "exec", namespace), "eth0", "port" + number);
    Command.run("ip netns add " + namespace);
    Command.run(
        "ip -n %s link add %s type veth peer name eth0 netns %s"
            .formatted(hub.namespace(), member.port(), namespace));
    member.ip("link set lo up");
    lay(member);
    return member;
  }

  /**
   * To this process's own namespace. Whatever is sent from its address takes this cable and no
   * other, and no other cable answers for it.
   */
  Member toHere(String name, String address, int number) {
    String device = device(number);
    Member member = new Member(name, address, List.of(), device, "port" + number);
    Command.run(
        "ip link add %s type veth peer name %s netns %s"
            .formatted(device, member.port(), hub.namespace()));
    answerOnlyForItself(device);
    lay(member);
    Command.run(
        "ip route add %s0/24 dev %s table %d".formatted(subnet(address), device, table(number)));
    Command.run("ip rule add from " + address + " lookup " + table(number));
    return member;
  }

  private void lay(Member member) {
    boolean isTrunk = member.device().equals(device(TRUNK));
    int mtu = isTrunk ? Switch.MTU : MEMBER_MTU;
    // Only one cable to here is the way to all others.
    String length = member.entrance().isEmpty() && !isTrunk ? "/32" : "/24";
    member.ip("link set " + member.device() + " mtu " + mtu + " up");
    member.ip("address add " + member.address() + length + " dev " + member.device());
    // Linux leaves the sum over a packet to the network card, and the slow wire is none.
    member.run("ethtool -K " + member.device() + " tx off");
    hub.plug(member.port());
  }

  private String device(int number) {
    return "bu" + pid + "x" + number;
  }

  private static int table(int number) {
    return 23_100 + number;
  }

  private static String subnet(String address) {
    return address.substring(0, address.lastIndexOf('.') + 1);
  }

  private static void answerOnlyForItself(String device) {
    try {
      Files.writeString(Path.of("/proc/sys/net/ipv4/conf", device, "arp_ignore"), "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
