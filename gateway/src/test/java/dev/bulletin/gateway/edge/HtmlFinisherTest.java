package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.board.ExampleBoards;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HtmlFinisherTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Vertx vertx = Vertx.vertx();
  private static final PageAddress HOME = new PageAddress(PageAddress.Kind.HOME, Language.EN, "");

  private final HtmlFinisher finisher =
      new HtmlFinisher(
          new Finisher(
              vertx.createSharedWorkerExecutor("cpu", 1), Compressor.load(), new SecurityHeaders()),
          Clock.fixed(NOW, ZoneOffset.UTC),
          LONG);

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @Test
  void aPageWithoutFiguresHoldsAsLongAsPagesDo() throws Exception {
    assertThat(holds(List.of())).isEqualTo(LONG);
  }

  @Test
  void aPageOfFreshFiguresHoldsForFiveSeconds() throws Exception {
    assertThat(holds(List.of(summary(false, 0, 1)))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aPageHoldsNoLongerThanTheOldestOfItsFreshFigures() throws Exception {
    assertThat(holds(List.of(summary(false, 0, 12)))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aPageThatLacksSomethingHoldsNoLongerThanItsFiguresEither() throws Exception {
    List<Answer> answers = List.of(summary(false, 14));
    MadePage page = made(answers, HtmlFinisher.LACKING_HOLDS);
    assertThat(page.freshFor()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aFigureThatIsCalledOldShortensNothing() throws Exception {
    assertThat(holds(List.of(summary(true, 20)))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aPageIsNotMadeAnewForEachWhoAsks() throws Exception {
    assertThat(holds(List.of(summary(false, 15, 600)))).isEqualTo(Duration.ofMillis(100));
  }

  private Duration holds(List<Answer> answers) throws Exception {
    return made(answers, finisher.holds(answers)).freshFor();
  }

  private MadePage made(List<Answer> answers, Duration holds) throws Exception {
    return finisher
        .finish(HOME, Future.succeededFuture(Buffer.buffer("<p>Page</p>")), answers, holds)
        .compose(draft -> draft.finish(Effort.THOROUGH))
        .await(30, TimeUnit.SECONDS);
  }

  /** Of figures that are so many seconds old, each fresh for fifteen. */
  private static Answer summary(boolean stale, int... ages) {
    Stream<Tile> tiles =
        Arrays.stream(ages)
            .mapToObj(
                age ->
                    ExampleBoards.tile(
                        "a" + age, "1", "USD", Style.PRICE, NOW.minusSeconds(age), stale));
    return ExampleBoards.tiles(
        new Provenance("1", Set.of(), NOW, /* stale= */ false), false, tiles.toList());
  }
}
