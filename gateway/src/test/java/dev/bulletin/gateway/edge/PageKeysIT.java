package dev.bulletin.gateway.edge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is asked for: what is kept are the pages that there are, and those that are asked for
 * often stay. The memory for pages is as small as it can be set, so that more would drive them out.
 */
@ExtendWith(Servers.class)
class PageKeysIT {
  private static final int TOGETHER = 64;

  private static final List<String> HOT =
      List.of("/en/reports", "/vi/reports", "/en/reports/outlook", "/en/api", "/en/offline");

  private final PostgresServer.Access access;
  private RunningGateway gateway;

  PageKeysIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway =
        RunningGateway.start(
            access, Map.of("BULLETIN_PAGE_CACHE_MIB", "1", "BULLETIN_PAGE_TTL", "1h"));
    gateway.reports().put("outlook", Language.EN, "The week ahead");
    for (String path : HOT) {
      assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(200);
      gateway.get(path);
    }
    assertThat(kept()).isEqualTo(HOT.size());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private long kept() {
    return (long) gateway.node().meters().get("bulletin.page.cache.pages").gauge().value();
  }

  /** Asks, and tells how often which status was the answer. */
  private List<Integer> ask(Stream<String> paths) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    List<String> all = paths.toList();
    for (int from = 0; from < all.size(); from += TOGETHER) {
      List<Future<HttpResponse<Buffer>>> asked =
          all.subList(from, Math.min(all.size(), from + TOGETHER)).stream()
              .map(path -> gateway.asyncGet(path))
              .toList();
      Future.join(asked).await(60, SECONDS);
      asked.forEach(answer -> statuses.add(answer.result().statusCode()));
    }
    return statuses;
  }

  private static Stream<String> times(int count, IntFunction<String> path) {
    return IntStream.range(0, count).mapToObj(path);
  }

  /** Every one of them is answered from memory, and nothing else is there. */
  private void keepsTheHotPagesAnd(int others) throws Exception {
    assertThat(kept()).isLessThanOrEqualTo(HOT.size() + others);
    double hits = gateway.pages("hit");
    for (String path : HOT) {
      assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(gateway.pages("hit") - hits).as("from memory").isEqualTo(HOT.size());
  }

  @Test
  void keepsNoPageForAParameterThatMeansNothing() throws Exception {
    assertThat(ask(times(500, i -> "/en/reports/outlook?campaign=" + i))).containsOnly(200);
    assertThat(ask(times(500, i -> "/en/reports?x" + i + "=1&y=" + i))).containsOnly(200);
    assertThat(gateway.pages("load")).as("made for each hot page only").isEqualTo(HOT.size());
    keepsTheHotPagesAnd(0);
  }

  @Test
  void keepsNoPageForAnOrderOrARepetitionOfParameters() throws Exception {
    List<String> parts = List.of("tag=a", "from=2026-01-01", "to=2026-12-31", "q=x", "tag=b");
    assertThat(
            ask(
                IntStream.range(0, 500)
                    .mapToObj(
                        i -> "/en/reports?" + String.join("&", shuffled(parts, i)) + "&z=" + i)))
        .containsOnly(200);
    assertThat(ask(times(300, i -> "/en/reports?" + "a=b&".repeat(i)))).containsOnly(200);
    keepsTheHotPagesAnd(0);
  }

  private static List<String> shuffled(List<String> parts, int seed) {
    List<String> order = new ArrayList<>(parts);
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** Of a dashboard there is a page for each of the ranges. */
  @Test
  void keepsAPageForEachRangeHoweverItIsAskedFor() throws Exception {
    List<String> ranges = List.of("1h", "6h", "24h", "7d", "30d");
    ask(
        times(
            500,
            i -> "/en/dashboards/crypto?n=" + i + "&range=" + ranges.get(i % 5) + "&range=" + i));
    keepsTheHotPagesAnd(ranges.size());
  }

  @Test
  void keepsNoPageForAnotherSpellingOfAPath() throws Exception {
    List<String> spellings =
        List.of(
            "/EN/reports",
            "/en/REPORTS",
            "/En/Reports/Outlook",
            "/en/reports/OUTLOOK",
            "/en/reports/",
            "/en/reports/outlook/",
            "//en/reports",
            "/en//reports/outlook",
            "/en/reports/outlook//",
            "/en/./reports",
            "/en/reports/../reports/outlook",
            "/en%2Freports",
            "/en/reports%2Foutlook",
            "/en/reports%2foutlook",
            "/%65n/reports",
            "/en/%72eports/outlook",
            "/en/reports/%6Futlook",
            "/en/reports/outloo%6B",
            "/en/reports/outlook%20",
            "/en/reports/outlook%00",
            "/en/reports;a=b",
            "/en/reports/outlook;a=b",
            "/en/reports/outlook%3Fa=b");
    for (String path : spellings) {
      ask(times(20, i -> path));
    }
    keepsTheHotPagesAnd(0);
  }

  @Test
  void keepsNoPageForALanguageThatIsNotThere() throws Exception {
    Stream<String> others =
        Arrays.stream(Locale.getISOLanguages()).filter(code -> Language.of(code).isEmpty());
    assertThat(ask(others.flatMap(code -> Stream.of("/" + code + "/", "/" + code + "/reports"))))
        .containsOnly(404);
    keepsTheHotPagesAnd(0);
  }

  /** The way to a page that is not there is as long as its making, but it leaves nothing behind. */
  @Test
  void keepsNoPageThatDoesNotExist() throws Exception {
    assertThat(ask(times(2_000, i -> "/en/reports/absent-" + i))).containsOnly(404);
    assertThat(ask(times(300, i -> "/vi/dashboards/absent-" + i))).containsOnly(404);
    assertThat(ask(times(300, i -> "/sitemap-" + (i + 1) + ".xml"))).containsOnly(404);
    assertThat(ask(times(300, i -> "/en/reports/" + "a".repeat(i * 12)))).contains(404);
    keepsTheHotPagesAnd(0);
  }
}
