package dev.bulletin.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @Test
  void readsSamplesWithAndWithoutATime() {
    Pushed pushed =
        read(
            "{'samples':[{'series':'a.b','value':1.50},"
                + "{'series':'c','value':-2,'at':'2026-11-25T07:00:00+07:00'}]}");
    assertThat(pushed.samples())
        .containsExactly(
            new PushedSample(1, "a.b", new BigDecimal("1.50"), NOW),
            new PushedSample(2, "c", new BigDecimal("-2"), Instant.parse("2026-11-25T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | series: the name of a series is needed",
        "{'value':1} | series: the name of a series is needed",
        "{'series':'a'} | value: a number is needed, of at most 38 digits and below 10^30",
        "{'series':'a','value':1e99} | value: a number is needed, of at most 38 digits and below 10^30",
        "{'series':'a','value':1,'at':'soon'} | at: expected a time such as 2026-12-01T08:00:00Z"
      })
  void losesOnlyWhatIsWrong(String element, String reason) {
    Pushed pushed = read("{'samples':[" + element + ",{'series':'b','value':1}]}");
    assertThat(pushed.samples()).extracting(PushedSample::line).containsExactly(2);
    assertThat(pushed.answer().problems()).containsExactly(new Rejection(1, reason.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | samples: a list of samples is needed",
        "[] | body: not of the expected type",
        "{'samples':[{'series':'a','value':'1'}]} | samples[0].value: not of the expected type",
        "{'samples':[{'name':'a'}]} | samples[0].name: no such field; known are at, series, value",
        "{'samples':[ | samples: not of the expected type"
      })
  void refusesWhatIsOfAnotherShape(String body, String reason) {
    assertThatThrownBy(() -> read(body)).hasMessageEndingWith(reason.strip());
  }

  private static Pushed read(String json) {
    return JsonSamples.read(Buffer.buffer(json.replace('\'', '"')), NOW);
  }
}
