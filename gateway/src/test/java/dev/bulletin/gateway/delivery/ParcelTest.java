package dev.bulletin.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParcelTest {
  @Test
  void saysNothingThatMustNotReachALog() {
    var parcel =
        new Parcel(
            1,
            2,
            "newsroom",
            URI.create("https://example.com/in?key=hidden"),
            List.of("whsec_c2VjcmV0", "whsec_Zm9ybWVy"),
            "msg_1",
            "{\"what\":\"content\"}",
            3);
    assertThat(parcel).hasToString("msg_1 to newsroom, attempt 3");
  }
}
