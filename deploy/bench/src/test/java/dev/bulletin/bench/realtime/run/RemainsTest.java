package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.Census;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemainsTest {
  private static Stream<String> classes() {
    return Stream.of(Remains.READER_CLASSES, Remains.TIMER_CLASSES, Remains.CONSUMER_CLASSES)
        .flatMap(List::stream);
  }

  /** Of one with another name there would be none, whatever is left. */
  @ParameterizedTest
  @MethodSource("classes")
  void theClassesThatAreLookedForExist(String name) throws Exception {
    assertThat(Class.forName(name, /* initialize= */ false, getClass().getClassLoader()))
        .isNotNull();
  }

  @Test
  void takesNothingForZeroThatIsNotCounted() {
    Remains remains = remains(Map.of("bulletin_realtime_connections", 2.0));
    assertThat(remains.count("connections")).isEqualTo(2);
    assertThatThrownBy(() -> remains.count("sessions"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("does not count sessions");
  }

  private static Remains remains(Map<String, Double> counts) {
    return new Remains(11, counts, new Census(Map.of()), 180, 20_000_000);
  }
}
