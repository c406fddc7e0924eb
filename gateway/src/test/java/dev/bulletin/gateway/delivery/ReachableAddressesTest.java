package dev.bulletin.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableAddressesTest {
  private static final ReachableAddresses PUBLIC = new ReachableAddresses(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "2130706433",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "100::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "192.0.2.1",
        "192.88.99.1",
        "198.51.100.1",
        "203.0.113.1",
        "2001:db8::1",
        "3fff::1",
        "2002:7f00:1::1"
      })
  void areNotThoseOfThisMachineOrItsNeighbours(String address) throws Exception {
    assertThat(PUBLIC.has(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:812::200e",
        "2001:200::1"
      })
  void areThoseOfThePublicInternet(String address) throws Exception {
    assertThat(PUBLIC.has(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void areWhatAnOperatorNamesTooAndNothingBesides() throws Exception {
    var named = new ReachableAddresses(List.of(Network.of("10.1.128.0/17"), Network.of("fd00::7")));
    assertThat(named.has(InetAddress.getByName("10.1.128.0"))).isTrue();
    assertThat(named.has(InetAddress.getByName("10.1.255.255"))).isTrue();
    assertThat(named.has(InetAddress.getByName("10.1.127.255"))).isFalse();
    assertThat(named.has(InetAddress.getByName("10.2.128.0"))).isFalse();
    assertThat(named.has(InetAddress.getByName("fd00::7"))).isTrue();
    assertThat(named.has(InetAddress.getByName("fd00::8"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "example.com", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0", "1.2.3.4.5"})
  void areNotNamedByAnythingElse(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }
}
