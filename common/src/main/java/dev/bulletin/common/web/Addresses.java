package dev.bulletin.common.web;

import dev.bulletin.common.config.ConfigReader;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which address clients come: the one that a proxy of ours has seen, or that of the connection
 * itself.
 */
public final class Addresses {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final List<IpSubnetFilterRule> trusted;

  private Addresses(List<IpSubnetFilterRule> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /**
   * Believes the proxies in those networks.
   *
   * @param networks such as {@code 10.0.0.0/8} or {@code ::1/128}, each {@linkplain #isNetwork
   *     checked}
   */
  public static Addresses trusting(List<String> networks) {
    return new Addresses(networks.stream().flatMap(text -> parse(text).stream()).toList());
  }

  /** Reads which networks are believed. */
  public static List<String> readNetworks(ConfigReader in, String name, List<String> fallback) {
    List<String> given = in.list(name, fallback);
    if (!given.stream().allMatch(Addresses::isNetwork)) {
      in.reject(name, "expected networks such as 10.0.0.0/8, separated by a comma");
      return fallback;
    }
    return given;
  }

  /** Whether it is an address and, behind a slash, how many of its bits count. */
  public static boolean isNetwork(String text) {
    return parse(text).isPresent();
  }

  private static Optional<IpSubnetFilterRule> parse(String text) {
    String[] parts = text.split("/", -1);
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0]);
    if (address == null || parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(parts[1]);
    return bits <= address.getAddress().length * 8
        ? Optional.of(new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT))
        : Optional.empty();
  }

  /** Empty for a client that only our own proxies, or nobody, could be. */
  public String of(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    String connected = peer == null ? null : peer.hostAddress();
    return connected == null ? "" : of(connected, way(request));
  }

  /** Some proxies add a header of their own behind that of the client. */
  private static String way(HttpServerRequest request) {
    return String.join(",", request.headers().getAll(FORWARDED_FOR));
  }

  /** As {@link #of(HttpServerRequest)}, but of our own proxies the one that is connected. */
  public String orProxy(HttpServerRequest request) {
    String client = of(request);
    return client.isEmpty() ? String.valueOf(request.remoteAddress().hostAddress()) : client;
  }

  /** Whether it is the connection of a proxy of ours, which speaks for many. */
  boolean isProxy(@Nullable SocketAddress peer) {
    String address = peer == null ? null : peer.hostAddress();
    return address == null || isTrusted(address);
  }

  /** From the connection backwards, the first that is no proxy of ours. */
  String of(String connected, @Nullable String forwarded) {
    if (!isTrusted(connected)) {
      return connected;
    }
    List<String> way = Arrays.asList((forwarded == null ? "" : forwarded).split(","));
    Collections.reverse(way);
    return way.stream()
        .map(String::strip)
        .filter(address -> !isTrusted(address))
        .findFirst()
        .filter(Addresses::isAddress)
        .orElse("");
  }

  /**
   * Only the network: three of the four parts of an IPv4 address, of IPv6 what a site is given.
   *
   * @return empty for what is no address
   */
  public static String network(String address) {
    InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
    if (parsed == null) {
      return "";
    }
    byte[] bytes = parsed.getAddress();
    int kept = bytes.length == 4 ? 3 : 6;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    return NetUtil.bytesToIpAddress(bytes) + "/" + kept * 8;
  }

  private boolean isTrusted(String text) {
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
    return address != null
        && trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
  }

  private static boolean isAddress(String text) {
    return NetUtil.createInetAddressFromIpAddressString(text) != null;
  }
}
