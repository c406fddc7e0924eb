package dev.bulletin.gateway.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of addresses, such as {@code 10.1.0.0/16}. */
public final class Network {
  /** An address and nothing that a name server would have to be asked for. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /** Of a block, or of one address; empty when the text is none of these. */
  public static Optional<Network> parse(String text) {
    var shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    try {
      byte[] address = InetAddress.getByName(shape.group(1)).getAddress();
      int all = Byte.SIZE * address.length;
      int bits = shape.group(2) == null ? all : Integer.parseInt(shape.group(2));
      return bits <= all ? Optional.of(new Network(address, bits)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** A block that is written in the code. */
  static Network of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    int whole = bits / Byte.SIZE;
    return bytes.length == address.length
        && Arrays.equals(bytes, 0, whole, address, 0, whole)
        && (bits % Byte.SIZE == 0 || rest(bytes[whole]) == rest(address[whole]));
  }

  private int rest(byte part) {
    return (part & 0xff) >>> (Byte.SIZE - bits % Byte.SIZE);
  }

  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/" + bits;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
