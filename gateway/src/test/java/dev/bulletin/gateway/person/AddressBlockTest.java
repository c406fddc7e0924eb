package dev.bulletin.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressBlockTest {
  @Test
  void countsAnAddressOfVersion4ForItself() {
    assertThat(AddressBlock.of("192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @Test
  void countsAllAddressesOfAHouseholdInVersion6AsOne() {
    assertThat(AddressBlock.of("2001:db8:1:2:aaaa::1"))
        .isEqualTo(AddressBlock.of("2001:db8:1:2:bbbb::2"))
        .isNotEqualTo(AddressBlock.of("2001:db8:1:3::1"));
  }

  @Test
  void hasAPlaceForWhatHasNoAddress() {
    assertThat(AddressBlock.of("unknown")).isEqualTo("unknown");
  }
}
