package dev.bulletin.bench.realtime.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DialectTest {
  private static final List<String> ROOMS = List.of("dashboard:a", "reports");

  @Test
  void joinsAllRoomsInOneFrame() {
    assertThat(Dialect.PLAIN.join(ROOMS).lines())
        .containsExactly(
            "{\"id\":1,\"connect\":{}}",
            "{\"id\":2,\"subscribe\":{\"channel\":\"dashboard:a\"}}",
            "{\"id\":3,\"subscribe\":{\"channel\":\"reports\"}}");
    assertThat(Dialect.SOCKJS.join(List.of("reports")))
        .isEqualTo(
            "[\"{\\\"id\\\":1,\\\"connect\\\":{}}\\n"
                + "{\\\"id\\\":2,\\\"subscribe\\\":{\\\"channel\\\":\\\"reports\\\"}}\"]");
    assertThat(Dialect.RIVAL.join(ROOMS)).isEqualTo("[\"dashboard:a,reports\"]");
  }

  @Test
  void countsAnswersAndNotMessages() {
    String frame = "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"data\":{\"id\":\"7\"}}}";
    assertThat(Dialect.PLAIN.answersIn(frame)).isEqualTo(2);
    assertThat(Dialect.SOCKJS.answersIn("a[\"" + frame.replace("\"", "\\\"") + "\"]")).isEqualTo(2);
    assertThat(Dialect.PLAIN.answersTo(ROOMS)).isEqualTo(3);
  }

  @Test
  void tellsWhatIsRefused() {
    assertThat(Dialect.SOCKJS.refusalIn("a[\"{\\\"id\\\":2,\\\"error\\\":{\\\"code\\\":102}}\"]"))
        .isEqualTo("\"error\":{\"code\":102}");
    assertThat(Dialect.PLAIN.refusalIn("{\"id\":1,\"connect\":{}}")).isEmpty();
  }

  @Test
  void knowsAPing() {
    assertThat(Dialect.PLAIN.isPing("{}")).isTrue();
    assertThat(Dialect.SOCKJS.isPing("a[\"{}\"]")).isTrue();
    assertThat(Dialect.SOCKJS.isPing("h")).isFalse();
  }

  @Test
  void roomsAreAsFullAsEachOther() {
    var opening = new Opening(Dialect.PLAIN, 1, List.of("a", "b", "c"), 2, 0);
    assertThat(opening.roomsOf(0)).containsExactly(0, 1);
    assertThat(opening.roomsOf(1)).containsExactly(2, 0);
    assertThat(opening.roomsOf(2)).containsExactly(1, 2);
  }
}
