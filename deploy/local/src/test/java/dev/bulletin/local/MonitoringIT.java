package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.local.monitoring.Queries;
import dev.bulletin.local.monitoring.Query;
import dev.bulletin.local.monitoring.Scrape;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.SpanCollector;
import dev.bulletin.testing.ToldSpan;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What dashboards and alerts ask for, held against the running suite, and the spans that it sends
 * to a collector: here of each request.
 */
class MonitoringIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final String TOKEN = DataFolder.newToken();

  private static SpanCollector collector;
  private static StartedSuite suite;

  @BeforeAll
  static void start() {
    collector = SpanCollector.start();
    suite =
        StartedSuite.start(
            TOKEN, Map.of("BULLETIN_TRACES", collector.address(), "BULLETIN_TRACES_ONE_IN", "1"));
  }

  @AfterAll
  static void stop() {
    suite.close();
    collector.close();
  }

  @Test
  void everyMetricOfThePanelsAndAlertsIsThere() {
    List<Query> queries = Queries.all();
    assertThat(queries).hasSizeGreaterThan(80);
    GatewayClient readers = new GatewayClient("http://127.0.0.1:" + suite.port(), "");
    assertThat(readers.get("/en/reports").statusCode()).isEqualTo(200);
    assertThat(readers.get("/api/v1/reports").statusCode()).isEqualTo(200);
    // A pause of the collector is counted once there was one.
    System.gc();
    Eventually.that(LIMIT, () -> assertThat(Scrape.of(metrics()).missing(queries)).isEmpty());
  }

  @Test
  void aMetricThatNobodyGivesIsMissed() {
    Query query = Query.of("rate(requests_total{rout=\"x\"}[5m]) / rate(requests_made[5m])");
    assertThat(Scrape.of(metrics()).missing(List.of(query)))
        .containsExactly("requests_made", "requests_total by [rout]");
  }

  /** Of a list that nobody has asked for before. */
  @Test
  void aPageIsOneTraceThroughAllThatItGoesThrough() {
    HttpResponse<String> page = readers().get("/en/reports?tag=traced");
    assertThat(page.statusCode()).isEqualTo(200);
    String id = page.headers().firstValue("x-request-id").orElseThrow();
    Eventually.that(LIMIT, () -> checkTraceOfPage(traceOf(id)));
  }

  /** Spans come one after the other. */
  private static void checkTraceOfPage(List<ToldSpan> trace) {
    assertThat(names(trace)).contains("server GET");
    assertThat(names(trace))
        .contains("client report.list", "server report.list", "client postgresql SELECT")
        .anyMatch(name -> name.startsWith("client redis eval"));
    assertThat(parents(trace, "report.list")).contains("GET", "report.list");
    assertThat(parents(trace, "postgresql SELECT")).contains("report.list");
  }

  @Test
  void aPageOfADashboardIsOneTraceToo() {
    String path = "/en/dashboards/crypto?range=7d";
    Eventually.that(LIMIT, () -> assertThat(readers().get(path).statusCode()).isEqualTo(200));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(traces().values())
                .anyMatch(
                    trace ->
                        parents(trace, "dashboard.summarize")
                            .containsAll(List.of("GET", "dashboard.summarize"))));
  }

  @Test
  void aCallOfASourceIsInTheTraceOfItsPoll() {
    Eventually.that(
        LIMIT,
        () ->
            assertThat(traces().values())
                .anyMatch(
                    trace ->
                        has(trace, "internal poll of ")
                            && has(trace, "client call of ")
                            && has(trace, "client postgresql ")));
  }

  @Test
  void noSpanTellsASecret() {
    GatewayClient publisher = new GatewayClient("http://127.0.0.1:" + suite.port(), TOKEN);
    String text = "{\"title\": \"hush\", \"summary\": \"hush\", \"body\": \"hush\"}";
    String report = "{\"slug\": \"untold\", \"tags\": [], \"texts\": {\"en\": " + text + "}}";
    assertThat(publisher.post("/api/v1/reports", report).statusCode()).isEqualTo(201);
    assertThat(publisher.get("/en/reports?after=hush&key=" + TOKEN).statusCode()).isEqualTo(400);
    Eventually.that(
        LIMIT, () -> assertThat(collector.spans()).anyMatch(span -> "400".equals(statusOf(span))));
    Eventually.that(
        LIMIT, () -> assertThat(collector.spans()).anyMatch(span -> "201".equals(statusOf(span))));
    assertThat(collector.spans()).noneMatch(span -> span.toString().contains(TOKEN));
    assertThat(collector.spans()).noneMatch(span -> span.toString().contains("hush"));
  }

  private static String statusOf(ToldSpan span) {
    return span.tags().get("http.response.status_code");
  }

  private static List<ToldSpan> traceOf(String requestId) {
    return collector.spans().stream()
        .filter(span -> requestId.equals(span.tags().get("request_id")))
        .findFirst()
        .map(span -> traces().get(span.trace()))
        .orElse(List.of());
  }

  private static Map<String, List<ToldSpan>> traces() {
    return collector.spans().stream().collect(Collectors.groupingBy(ToldSpan::trace));
  }

  private static List<String> names(List<ToldSpan> trace) {
    List<String> kinds = List.of("", "internal", "server", "client", "producer", "consumer");
    return trace.stream().map(span -> kinds.get(span.kind()) + " " + span.name()).toList();
  }

  private static boolean has(List<ToldSpan> trace, String beginning) {
    return names(trace).stream().anyMatch(name -> name.startsWith(beginning));
  }

  /** What the spans of that name are parts of. */
  private static List<String> parents(List<ToldSpan> trace, String name) {
    Set<String> parents =
        trace.stream()
            .filter(span -> span.name().equals(name))
            .map(ToldSpan::parent)
            .collect(Collectors.toSet());
    return trace.stream().filter(span -> parents.contains(span.id())).map(ToldSpan::name).toList();
  }

  private static GatewayClient readers() {
    return new GatewayClient("http://127.0.0.1:" + suite.port(), "");
  }

  private static String metrics() {
    return new GatewayClient("http://127.0.0.1:" + suite.node().managementPort(), "")
        .get("/metrics")
        .body();
  }
}
