package dev.bulletin.bench.realtime.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  private static final Marker ONE = new Marker(17, 3, 4);
  private static final Marker OTHER = new Marker(18, 0, 5);

  @ParameterizedTest
  @ValueSource(ints = {Payload.MIN_BYTES, 512, 513, 65_536})
  void isJsonOfThatLength(int bytes) {
    String json = new Payload(bytes).json(ONE);
    assertThat(json).hasSize(bytes);
    assertThatCode(() -> new ObjectMapper().readTree(json)).doesNotThrowAnyException();
  }

  @Test
  void isTheSameHoweverItWasCarried() {
    Payload payload = new Payload(512);
    String plain = "{\"push\":{\"data\":" + payload.json(ONE) + "}}";
    String quoted = "a[\"{\\\"data\\\":" + payload.json(OTHER).replace("\"", "\\\"") + "}\"]";
    assertThat(Payload.sample(plain)).isPresent().isEqualTo(Payload.sample(quoted));
  }

  @Test
  void isAnotherWhenALetterIsAnother() {
    String sent = new Payload(512).json(ONE);
    assertThat(Payload.sample(sent.replace("change", "chance")))
        .isPresent()
        .isNotEqualTo(Payload.sample(sent));
  }

  @Test
  void isMissedWhereThereIsNone() {
    assertThat(Payload.sample("{}")).isEmpty();
  }
}
