package dev.bulletin.report.file;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.common.web.Problems;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.report.Waiting;
import dev.bulletin.report.chart.ChartExamples;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.freeze.SeriesReader;
import dev.bulletin.report.pdf.ImageSource;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.PgFrozenCharts;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One node; a report with a chart in two languages. */
@ExtendWith(Servers.class)
class ReportFilesIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static PostgresServer.Access postgres;
  private static Node node;
  private static HttpClient http;
  private static String address;

  @BeforeAll
  static void start(PostgresServer.Access access) {
    postgres = access;
    node = done(Node.start(Nodes.alone()));
    done(ReportServiceMain.SERVICE.startOn(node, Examples.config(access, Duration.ofHours(1))));
    http = node.vertx().createHttpClient();
    Eventually.that(
        SOON, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
    address =
        node.directory()
            .instances(ReportContract.SERVICE)
            .get(0)
            .endpoints()
            .get(Endpoint.internal(ReportContract.SERVICE));
    publish("weekly");
  }

  private static void publish(String slug) {
    String chart = "\n\n```chart\n" + ChartExamples.LINE + "```\n";
    publish(slug, "# Giá\n\nBitcoin đã **tăng**." + chart);
  }

  private static void publish(String slug, String body) {
    create(slug, body);
    done(node.bus().ask(Patient.call(ReportContract.PUBLISH), Examples.publish(slug, 1)));
  }

  private static void create(String slug, String body) {
    done(
        node.bus()
            .ask(
                Patient.call(ReportContract.CREATE),
                new CreateReport(
                    Examples.ANALYST,
                    slug,
                    "An Nguyễn",
                    List.of("weekly"),
                    Map.of(
                        Language.VI,
                        new ReportText("Triển vọng tuần", "Điều đã đổi.", body),
                        Language.EN,
                        new ReportText("Weekly outlook", "What moved.", body)))));
  }

  @AfterAll
  static void stop() {
    done(http.close());
    node.stop();
  }

  @Test
  void givesAReportAsPdfInBothLanguages() throws IOException {
    HttpClientResponse response = get("/reports/weekly.pdf?language=vi");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.getHeader("content-type")).isEqualTo("application/pdf");
    assertThat(response.getHeader("content-disposition"))
        .isEqualTo("inline; filename=\"weekly-vi.pdf\"");
    assertThat(response.getHeader("cache-control")).isEqualTo("public, max-age=60");
    assertThat(text(body(response)))
        .contains("Triển vọng tuần", "Bitcoin đã tăng", "Two coins")
        .contains("https://bulletin.example/vi/reports/weekly");
    assertThat(text(body(get("/reports/weekly.pdf?language=en")))).contains("Weekly outlook");
  }

  @Test
  void givesThePictureBesideLinks() throws IOException {
    HttpClientResponse response = get("/reports/weekly.png?language=en");
    assertThat(response.getHeader("content-type")).isEqualTo("image/png");
    var picture = ImageIO.read(new ByteArrayInputStream(body(response).getBytes()));
    assertThat(picture.getWidth()).isEqualTo(1_200);
    assertThat(picture.getHeight()).isEqualTo(630);
  }

  @Test
  void givesAChartThatMayDoNothing() throws Exception {
    HttpClientResponse response = get("/reports/weekly/charts/1.svg?language=vi");
    assertThat(response.getHeader("content-type")).isEqualTo("image/svg+xml");
    assertThat(response.getHeader("content-security-policy"))
        .isEqualTo("default-src 'none'; sandbox");
    assertThat(response.getHeader("x-content-type-options")).isEqualTo("nosniff");
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body(response).getBytes()));
    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Two coins");
  }

  @Test
  void hasNoChartThatTheBodyHasNot() {
    for (String number : List.of("0", "2", "x", "01", "99999999999")) {
      assertThat(get("/reports/weekly/charts/" + number + ".svg?language=en").statusCode())
          .as(number)
          .isEqualTo(404);
    }
  }

  @Test
  void sendsNothingToWhoHasItAlready() {
    for (String file : List.of("weekly.pdf", "weekly.png", "weekly/charts/1.svg")) {
      String path = "/reports/" + file + "?language=en";
      String tag = get(path).getHeader("etag");
      assertThat(tag).startsWith("\"");
      HttpClientResponse again = get(path, Map.of("If-None-Match", "\"other\", " + tag));
      assertThat(again.statusCode()).as(file).isEqualTo(304);
      assertThat(again.getHeader("etag")).isEqualTo(tag);
      assertThat(body(again).length()).isZero();
    }
  }

  @Test
  void aNewRevisionIsANewFile() throws IOException {
    publish("changing");
    String before = get("/reports/changing.pdf?language=en").getHeader("etag");
    done(
        node.bus()
            .ask(
                Patient.call(ReportContract.UPDATE),
                Examples.update("changing", 2, "Another title")));
    HttpClientResponse after = get("/reports/changing.pdf?language=en");
    assertThat(after.getHeader("etag")).isNotEqualTo(before);
    assertThat(text(body(after))).contains("Another title");
    assertThat(get("/reports/changing.pdf?language=vi").statusCode()).isEqualTo(404);
  }

  @Test
  void showsReadersOnlyWhatIsPublished() {
    create("draft", "Secret.");
    publish("withdrawn");
    assertThat(get("/reports/withdrawn.pdf?language=en").statusCode()).isEqualTo(200);
    done(
        node.bus()
            .ask(
                Patient.call(ReportContract.WITHDRAW),
                new WithdrawReport(Examples.ANALYST, "withdrawn", 2)));
    for (String file : List.of(".pdf", ".png", "/charts/1.svg")) {
      assertThat(get("/reports/draft" + file + "?language=en").statusCode()).isEqualTo(404);
      assertThat(get("/reports/nowhere" + file + "?language=en").statusCode()).isEqualTo(404);
      assertThat(get("/reports/withdrawn" + file + "?language=en").statusCode()).isEqualTo(410);
    }
  }

  @Test
  void aFormerAddressLeadsToTheFile() {
    publish("former");
    done(
        node.bus()
            .ask(
                Patient.call(ReportContract.MOVE),
                new MoveReport(Examples.ANALYST, "former", 2, "new")));
    HttpClientResponse response = get("/reports/former.pdf?language=en");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.getHeader("content-disposition")).contains("new-en.pdf");
  }

  @Test
  void needsALanguage() {
    assertThat(get("/reports/weekly.pdf").statusCode()).isEqualTo(400);
    assertThat(get("/reports/weekly.pdf?language=fr").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsNothingWithoutTheSecret() {
    assertThat(
            get("/reports/weekly.pdf?language=en", Map.of("Authorization", "Bearer x"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void isMadeOnceForAllWhoAskAtATime() {
    publish("popular");
    List<Future<HttpClientResponse>> asked =
        Stream.generate(() -> request("/reports/popular.pdf?language=en", Map.of()))
            .limit(20)
            .toList();
    Set<String> tags =
        asked.stream()
            .map(Waiting::done)
            .map(response -> response.getHeader("etag"))
            .collect(Collectors.toSet());
    // Two makings differ at least in their random names.
    assertThat(tags).hasSize(1);
  }

  @Test
  void refusesAReportThatIsTooLarge() {
    publish("huge", "a\n\n".repeat(30_000));
    HttpClientResponse response = get("/reports/huge.pdf?language=en");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(body(response).toString()).contains("https://bulletin.example/en/reports/huge");
    assertThat(get("/reports/huge.png?language=en").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyWaitsLongAndTheFileIsFinishedAllTheSame() {
    publish("slow", "![One](/images/00000000000000000000000000000000.png)");
    Promise<Optional<Buffer>> image = Promise.promise();
    int port = served(path -> image.future(), Duration.ofMillis(300));
    assertThat(status(port)).isEqualTo(503);
    image.complete(Optional.empty());
    Eventually.that(SOON, () -> assertThat(status(port)).isEqualTo(200));
  }

  private static int served(ImageSource images, Duration patience) {
    Database database = done(Database.open(node, "patience", Examples.pg(postgres), 1));
    var dashboards = new SeriesReader(node.bus(), node.clock());
    var reports =
        new PublishedReports(
            new PgReportRepository(database, change -> {}),
            new BodyRenderer(node.cpu()),
            new ReportCharts(new PgFrozenCharts(database), dashboards));
    Router router = Router.router(node.vertx());
    router.route().failureHandler(Problems::handle);
    new ReportFiles(node, reports, images, "", patience).mount(router);
    return done(node.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
        .actualPort();
  }

  private static int status(int port) {
    return done(http.request(HttpMethod.GET, port, "127.0.0.1", "/reports/slow.pdf?language=en")
            .compose(HttpClientRequest::send))
        .statusCode();
  }

  private static String text(Buffer pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.getBytes())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static HttpClientResponse get(String path) {
    return get(path, Map.of());
  }

  private static HttpClientResponse get(String path, Map<String, String> headers) {
    return done(request(path, headers));
  }

  /** Whose body is there. */
  private static Future<HttpClientResponse> request(String path, Map<String, String> headers) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI("http://" + address + path)
            .putHeader("Authorization", InternalHttp.authorization(Examples.INTERNAL));
    headers.forEach((name, value) -> options.getHeaders().set(name, value));
    return http.request(options)
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(response));
  }

  private static Buffer body(HttpClientResponse response) {
    return done(response.body());
  }
}
