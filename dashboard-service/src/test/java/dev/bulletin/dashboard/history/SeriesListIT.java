package dev.bulletin.dashboard.history;

import static dev.bulletin.dashboard.history.HistoryDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.Realm;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class SeriesListIT {
  private static final Instant NOW = Instant.parse("2026-11-25T09:41:27Z");

  private static HistoryDatabase history;
  private SeriesList list;

  @BeforeAll
  static void open(PostgresServer server, PostgresServer.Access access) {
    history = HistoryDatabase.open(server, access);
  }

  @AfterAll
  static void close() {
    history.close();
  }

  @BeforeEach
  void fill() {
    history.clear(NOW);
    List.of("b.cpu", "a.price", "a.volume", "Z.price")
        .forEach(name -> history.series(name, "binance"));
    history.series("a.price", "push");
    history.series("s.price", "binance-simulated");
    var latest =
        new LatestSamples(
            new InMemorySamples(), new InMemorySamples(), Duration.ofDays(1), history.clock());
    latest.hear(new Samples(1, List.of(sample("a.price", 5), sample("a.volume", 20))));
    list =
        new SeriesList(
            history.database(),
            new Realm(false),
            latest,
            sample -> sample.at().plusSeconds(10),
            history.clock());
  }

  private static Sample sample(String series, int age) {
    return new Sample(series, BigDecimal.TEN, NOW.minusSeconds(age), "binance");
  }

  @Test
  void namesEachOfTheRealmOnceInOrder() {
    assertThat(names(read("", null, 10)))
        .containsExactly("Z.price", "a.price", "a.volume", "b.cpu");
  }

  @Test
  void givesThemByPagesAndPrefix() {
    SeriesPage first = read("", null, 2);
    assertThat(names(first)).containsExactly("Z.price", "a.price");
    assertThat(first.next()).isEqualTo("a.price");
    SeriesPage second = read("", first.next(), 2);
    assertThat(names(second)).containsExactly("a.volume", "b.cpu");
    assertThat(second.next()).isNull();
    assertThat(names(read("a.", null, 10))).containsExactly("a.price", "a.volume");
    assertThat(names(read("%", null, 10))).isEmpty();
  }

  @Test
  void saysOfEachHowItStands() {
    List<Figure> figures = read("", null, 10).series();
    assertThat(figures.get(0)).isEqualTo(Figure.missing("Z.price"));
    assertThat(figures.get(1).stale()).isFalse();
    assertThat(figures.get(1).at()).isEqualTo(NOW.minusSeconds(5));
    assertThat(figures.get(2).stale()).isTrue();
  }

  @Test
  void refusesTooManyAtOnce() {
    assertThatThrownBy(() -> list.read(new ListSeries("", null, 1_001)))
        .hasMessageContaining("limit");
  }

  private SeriesPage read(String prefix, @Nullable String after, int limit) {
    return await(list.read(new ListSeries(prefix, after, limit)));
  }

  private static List<String> names(SeriesPage page) {
    return page.series().stream().map(Figure::series).toList();
  }
}
