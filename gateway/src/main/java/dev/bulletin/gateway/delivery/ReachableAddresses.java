package dev.bulletin.gateway.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be sent to: those of the public internet, and what an operator names. So
 * nobody who may set up a hook reaches what only this machine reaches: itself, its neighbours, or
 * the services that clouds offer under link-local addresses.
 */
final class ReachableAddresses {
  /** What IANA's registry of special-purpose addresses says is not reachable from everywhere. */
  private static final List<Network> SPECIAL_V4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  private static final Network GLOBAL_V6 = Network.of("2000::/3");

  /** In the global block, and yet special; two of them hide an IPv4 address. */
  private static final List<Network> SPECIAL_V6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final List<Network> named;

  /** Besides the public ones, those that are named. */
  ReachableAddresses(List<Network> named) {
    this.named = List.copyOf(named);
  }

  private static List<Network> networks(String... blocks) {
    return Stream.of(blocks).map(Network::of).toList();
  }

  /** IPv4 addresses that come as IPv6 ones are IPv4 addresses to Java. */
  boolean has(InetAddress address) {
    return isIn(named, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL_V6.contains(address) && !isIn(SPECIAL_V6, address)
        : !isIn(SPECIAL_V4, address);
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
