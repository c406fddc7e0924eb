package dev.bulletin.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private final Addresses addresses =
      Addresses.trusting(
          List.of("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"));

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, , 198.51.100.7",
    "198.51.100.7, 203.0.113.9, 198.51.100.7",
    "10.0.0.1, 203.0.113.9, 203.0.113.9",
    "127.0.0.1, '203.0.113.9, 10.1.2.3', 203.0.113.9",
    "127.0.0.1, '192.0.2.1, 203.0.113.9', 203.0.113.9",
    "::1, 2001:db8::7, 2001:db8::7",
    "127.0.0.1, , ''",
    "127.0.0.1, 10.0.0.9, ''",
    "127.0.0.1, unknown, ''"
  })
  void isTheFirstFromBehindThatIsNoProxyOfOurs(String connected, String forwarded, String address) {
    assertThat(addresses.of(connected, forwarded)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24",
    "2001:db8:12:3456:7890::1, 2001:db8:12::/48",
    "'', ''",
    "somewhere, ''"
  })
  void tellsTheNetworkAndNobodyInIt(String address, String network) {
    assertThat(Addresses.network(address)).isEqualTo(network);
  }

  @Test
  void withoutTrustedProxiesTheConnectionCounts() {
    assertThat(Addresses.trusting(List.of()).of("10.0.0.1", "203.0.113.9")).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "host/8", "10.0.0.0/8/9", "/8"})
  void knowsWhatIsNoNetwork(String text) {
    assertThat(Addresses.isNetwork(text)).isFalse();
  }
}
