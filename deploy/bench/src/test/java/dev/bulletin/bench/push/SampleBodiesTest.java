package dev.bulletin.bench.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SampleBodiesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T08:00:00.5Z"), ZoneOffset.UTC);

  @Test
  void writesAllSeriesInTurnEachTimeAMicrosecondLater() {
    var bodies = new SampleBodies(Encoding.LINES, 3, 2, 3, CLOCK);
    assertThat(lines(bodies.next()))
        .containsExactly(
            "bench.3,host=h0 value=0.01 1795680000500000",
            "bench.3,host=h1 value=0.02 1795680000500000",
            "bench.3,host=h0 value=0.03 1795680000500001");
    assertThat(lines(bodies.next()))
        .containsExactly(
            "bench.3,host=h0 value=0.04 1795680000500002",
            "bench.3,host=h1 value=0.05 1795680000500002",
            "bench.3,host=h0 value=0.06 1795680000500003");
  }

  @Test
  void writesTheSameSeriesAsJson() throws IOException {
    byte[] body = new SampleBodies(Encoding.JSON, 3, 2, 3, CLOCK).next();
    JsonNode samples = JsonMapper.builder().build().readTree(body).path("samples");
    assertThat(samples).hasSize(3);
    assertThat(samples.path(1).path("series").asText()).isEqualTo("bench.3.host=h1.value");
    assertThat(samples.path(1).path("value").asText()).isEqualTo("0.02");
    assertThat(samples.path(2).path("at").asText()).isEqualTo("2026-11-26T08:00:00.500001Z");
  }

  @Test
  void packsLines() throws IOException {
    byte[] packed = new SampleBodies(Encoding.PACKED_LINES, 3, 2, 3, CLOCK).next();
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(lines(plain.readAllBytes())).hasSize(3);
    }
  }

  private static List<String> lines(byte[] body) {
    return new String(body, StandardCharsets.US_ASCII).lines().toList();
  }
}
