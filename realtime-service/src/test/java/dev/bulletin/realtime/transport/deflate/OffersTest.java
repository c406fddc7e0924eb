package dev.bulletin.realtime.transport.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffersTest {
  private static final String AGREED =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate;client_max_window_bits=8",
        "permessage-deflate; client_max_window_bits=\"15\"",
        "permessage-deflate ; server_no_context_takeover ; client_no_context_takeover",
        "x-webkit-deflate-frame, permessage-deflate",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate",
        "permessage-deflate; of_tomorrow, permessage-deflate; client_max_window_bits"
      })
  void anOfferThatCanBeKeptIsAgreedWithoutAWindowThatIsKept(String offers) {
    assertThat(Offers.answer(List.of(offers))).contains(AGREED);
  }

  @Test
  void aWindowThatIsAskedOfUsIsConfirmed() {
    assertThat(Offers.answer(List.of("permessage-deflate; server_max_window_bits=15")))
        .contains(AGREED + "; server_max_window_bits=15");
  }

  @Test
  void theOffersMayComeInSeveralHeaders() {
    assertThat(Offers.answer(List.of("bbf-usp-protocol", "permessage-deflate"))).contains(AGREED);
    assertThat(Offers.answer(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "x-webkit-deflate-frame",
        "permessage-deflate-2",
        "permessage-deflate; server_max_window_bits=14",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=08",
        "permessage-deflate; client_max_window_bits=x",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; of_tomorrow",
        "permessage-deflate; client_max_window_bits=\"15, permessage-deflat",
      })
  void anOfferThatCannotBeKeptIsPassedOver(String offers) {
    assertThat(Offers.answer(List.of(offers))).isEmpty();
  }
}
