package dev.bulletin.gateway.person;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What counts as one address: of IPv6 the network, since one household has all the rest. */
public final class AddressBlock {
  private static final int NETWORK_BYTES = 8;

  private AddressBlock() {}

  public static String of(@Nullable SocketAddress address) {
    String literal = address == null ? null : address.hostAddress();
    return literal == null ? "unknown" : of(literal);
  }

  /** Of a literal, for which no name is looked up. */
  static String of(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
          : literal;
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
