package dev.bulletin.faults.network;

import dev.bulletin.faults.machine.Command;
import java.util.Collection;

/**
 * The middle of the network, in a namespace of its own: two bridges, between which a slow wire may
 * lie. All cables lead to the near one, until they are moved.
 */
final class Switch {
  /** Of cables; that of members' own ends is less, so that their frames fit into a tunnel's. */
  static final int MTU = 9_000;

  private final String namespace;
  private final String address;

  private Switch(String namespace, String address) {
    this.namespace = namespace;
    this.address = address;
  }

  /** Builds it; the address is where tunnels end. */
  static Switch build(String namespace, String address) {
    Switch built = new Switch(namespace, address);
    Command.run("ip netns add " + namespace);
    built.ip("link set lo up");
    built.ip("link add near type bridge");
    built.ip("link add far type bridge");
    built.ip("address add " + address + "/24 dev near");
    built.ip("link set near up");
    built.ip("link set far up");
    return built;
  }

  String namespace() {
    return namespace;
  }

  /** Gives the cable to that port a place at the near bridge. */
  void plug(String port) {
    ip("link set " + port + " mtu " + MTU + " master near up");
  }

  void pull(String port) {
    ip("link set " + port + " down");
  }

  void plugAgain(String port) {
    ip("link set " + port + " up");
  }

  /** Puts ports at the far end of the wire. */
  void putBehind(SlowWire wire, String wireAddress, Collection<String> ports) {
    tunnel("near", wireAddress, wire.nearPort());
    tunnel("far", wireAddress, wire.farPort());
    ports.forEach(port -> ip("link set " + port + " master far"));
  }

  void bringBack(Collection<String> ports) {
    ports.forEach(port -> ip("link set " + port + " master near"));
    ip("link del to-near");
    ip("link del to-far");
  }

  private void tunnel(String bridge, String wireAddress, int port) {
    ip(
        "link add to-%s type vxlan id 7 local %s remote %s dstport %d nolearning"
            .formatted(bridge, address, wireAddress, port));
    ip("link set to-" + bridge + " master " + bridge + " up");
  }

  private void ip(String words) {
    Command.run("ip -n " + namespace + " " + words);
  }
}
