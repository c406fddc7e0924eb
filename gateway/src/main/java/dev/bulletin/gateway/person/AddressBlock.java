package dev.bulletin.gateway.person;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address: of IPv6 the network, since one household has all the rest. */
public final class AddressBlock {
  private static final int NETWORK_BYTES = 8;

  private AddressBlock() {}

  /** Of an address as it is written; what is none stays as it is, and no name is looked up. */
  public static String of(String literal) {
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(literal);
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
        : literal;
  }
}
