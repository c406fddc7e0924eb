package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindRevision;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.PreviewText;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.TakeSnapshot;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services are asked for by requests, and what becomes of their answers. */
class RequestsIT {
  private static final Principal TESTER = new Principal("token:tester", RunningApi.WRITER_SCOPES);
  private static final String REPORTS = "/api/v1/reports";
  private static final String OUTLOOK = REPORTS + "/outlook";
  private static final String[] THIRD = {"if-match", "\"3\""};

  @RegisterExtension private static final RunningApi api = new RunningApi();
  private static final FakeService service = api.service();

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String problem(HttpResponse<Buffer> answer, int status) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    return answer.bodyAsJsonObject().getString("detail");
  }

  @Test
  void filtersTheListAndKeepsTheFilterOnTheWayToTheNextPage() throws Exception {
    String filter = "?language=vi&tag=l%C3%A3i+su%E1%BA%A5t&from=2026-01-02&to=2026-03-04&limit=7";
    HttpResponse<Buffer> answer = api.get(REPORTS + filter + "&after=abc");
    var expected = new ReportFilter("lãi suất", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 3, 4));
    assertThat(service.last(ListReports.class))
        .isEqualTo(new ListReports(Language.VI, expected, 7, "abc"));
    assertThat(answer.getHeader("link"))
        .isEqualTo(
            "<%s&after=%s>; rel=\"next\", <%s>; rel=\"first\"",
            REPORTS + filter, SampleAnswers.NEXT, REPORTS + filter);
    api.get(answer.getHeader("link").replaceAll("<([^>]*)>.*", "$1"));
    assertThat(service.last(ListReports.class))
        .isEqualTo(new ListReports(Language.VI, expected, 7, SampleAnswers.NEXT));
  }

  @Test
  void searches() throws Exception {
    HttpResponse<Buffer> answer = api.get(REPORTS + "/search?q=%22l%C3%A3i%20su%E1%BA%A5t%22%20-x");
    assertThat(service.last(SearchReports.class))
        .isEqualTo(new SearchReports(Language.EN, "\"lãi suất\" -x", ReportFilter.NONE, 20, null));
    assertThat(answer.getHeader("link"))
        .contains("/search?q=%22l%C3%A3i+su%E1%BA%A5t%22+-x&after=" + SampleAnswers.NEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/reports/search                  | q: required",
        "/api/v1/reports/search?q=%20            | q: required, words to look for",
        "/api/v1/reports/search?q=               | q: expected 1 to 200 characters",
        "/api/v1/reports?from=yesterday          | from: expected a day such as 2026-12-31, got yesterday",
        "/api/v1/reports?to=2026-02-30           | to: expected a day such as 2026-12-31, got 2026-02-30",
        "/api/v1/reports?from=2026-02-02&to=2026-02-01 | from: later than to",
        "/api/v1/reports?tag=                    | tag: expected 1 to 100 characters",
        "/api/v1/reports/export?all=yes          | all: expected true or false, got yes",
        "/api/v1/manuscripts?status=lost         | status: expected one of draft, scheduled, published, withdrawn, got lost",
        "/api/v1/reports/outlook/revisions?before=0 | before: expected a whole number from 1 to 999999999, got 0",
      })
  void namesWhatIsWrongInAQuery(String path, String detail) throws Exception {
    assertThat(problem(api.write("GET", path, ""), 400)).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /reports/outlook/schedule | {}                        | at: required",
        "POST | /reports/outlook/schedule | {'at':'tomorrow'}         | at: expected a time such as 2026-12-31T08:00:00Z",
        "POST | /reports/outlook/schedule | {'at':1798700000}         | at",
        "POST | /reports/outlook/move     | {}                        | slug: required",
        "POST | /reports/preview          | {}                        | language, body: required",
        "POST | /reports/preview          | {'language':'fr','body':''} | language: expected one of vi, en",
        "POST | /reports/preview          | {'language':'vi','body':'','format':'rtf'} | format: expected one of markdown, html",
        "POST | /reports                  | {'slug':'a','texts':{'en':{'title':'T','summary':'','body':'','format':'rtf'}}} | texts.en.format: expected one of markdown, html",
        "POST | /reports/batch            | {}                        | slugs: required",
        "POST | /reports/batch            | {'slugs':[]}              | slugs: expected a list of 1 to 100",
        "POST | /reports/batch            | {'slugs':['a',null]}      | slugs[1]: required",
        "POST | /reports/batch            | {'language':'fr','slugs':['a']} | language: expected one of vi, en",
        "PUT  | /snapshot-plans/monday    | {}                        | dashboard, cron: required",
        "PUT  | /snapshot-plans/monday    | {'dashboard':'a','cron':'b','publish':'yes'} | publish",
      })
  void namesWhatIsWrongInABody(String method, String path, String body, String detail)
      throws Exception {
    assertThat(problem(api.write(method, "/api/v1" + path, json(body), THIRD), 400))
        .startsWith(detail);
  }

  @Test
  void refusesMoreThanAHundredReportsAtOnce() throws Exception {
    JsonArray slugs = new JsonArray();
    IntStream.range(0, 101).forEach(i -> slugs.add("r" + i));
    String body = new JsonObject().put("slugs", slugs).encode();
    assertThat(problem(api.write("POST", REPORTS + "/batch", body), 400))
        .isEqualTo("slugs: expected a list of 1 to 100");
  }

  @Test
  void countsTagsAndLooksAround() throws Exception {
    api.get("/api/v1/tags?language=vi");
    assertThat(service.last(CountTags.class)).isEqualTo(new CountTags(Language.VI));
    api.get(OUTLOOK + "/surroundings?language=vi");
    assertThat(service.last(FindSurroundings.class))
        .isEqualTo(new FindSurroundings("outlook", Language.VI));
  }

  @Test
  void leadsFromAFormerAddressToTheReport() throws Exception {
    service.give(ReportContract.FIND, SampleAnswers.report("week-50", 3));
    HttpResponse<Buffer> answer = api.get(OUTLOOK + "?language=vi");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.getHeader("location")).isEqualTo(REPORTS + "/week-50?language=vi");
    assertThat(answer.body()).isNull();
    service.give(ReportContract.FIND_MANUSCRIPT, SampleAnswers.manuscript("week-50"));
    assertThat(api.write("GET", "/api/v1/manuscripts/outlook", "").getHeader("location"))
        .isEqualTo("/api/v1/manuscripts/week-50");
  }

  @Test
  void showsDraftsOnlyToThoseWhoWrite() throws Exception {
    api.get(OUTLOOK);
    assertThat(service.last(FindReport.class).drafts()).isFalse();
    api.send("GET", OUTLOOK, "", "authorization", RunningApi.STRANGER);
    assertThat(service.last(FindReport.class).drafts()).isFalse();
    api.write("GET", OUTLOOK, "");
    assertThat(service.last(FindReport.class).drafts()).isTrue();
    assertThat(api.send("GET", OUTLOOK, "", "authorization", "Bearer " + "x".repeat(40)))
        .matches(answer -> answer.statusCode() == 401);
  }

  @Test
  void surveysAndReadsManuscripts() throws Exception {
    HttpResponse<Buffer> page = api.write("GET", "/api/v1/manuscripts?status=scheduled", "");
    assertThat(service.last(SurveyReports.class))
        .isEqualTo(new SurveyReports(ReportStatus.SCHEDULED, 20, null));
    assertThat(page.getHeader("link")).contains("?status=scheduled&after=" + SampleAnswers.NEXT);
    assertThat(api.write("GET", "/api/v1/manuscripts/outlook", "").getHeader("etag"))
        .isEqualTo("\"3\"");
  }

  @Test
  void previewsATextAsMarkdownUnlessToldOtherwise() throws Exception {
    api.write("POST", REPORTS + "/preview", json("{'language':'vi','body':'*x*'}"));
    assertThat(service.last(PreviewText.class))
        .isEqualTo(new PreviewText(Language.VI, "*x*", BodyFormat.MARKDOWN));
    api.write("POST", REPORTS + "/preview", json("{'language':'vi','body':'x','format':'html'}"));
    assertThat(service.last(PreviewText.class).format()).isEqualTo(BodyFormat.HTML);
  }

  @Test
  void writesTextsInEitherFormat() throws Exception {
    api.write(
        "POST",
        REPORTS,
        json(
            "{'slug':'a','texts':{'vi':{'title':'T','summary':'','body':'B','format':'html'},"
                + "'en':{'title':'T','summary':'','body':'B'}}}"));
    CreateReport command = service.last(CreateReport.class);
    assertThat(command.texts().get(Language.VI).format()).isEqualTo(BodyFormat.HTML);
    assertThat(command.texts().get(Language.EN).format()).isEqualTo(BodyFormat.MARKDOWN);
  }

  @Test
  void readsAndRestoresRevisions() throws Exception {
    HttpResponse<Buffer> page = api.write("GET", OUTLOOK + "/revisions?limit=5", "");
    assertThat(service.last(ListRevisions.class)).isEqualTo(new ListRevisions("outlook", 5, null));
    assertThat(page.getHeader("link"))
        .isEqualTo("<" + OUTLOOK + "/revisions?limit=5&before=2>; rel=\"next\"");
    api.write("GET", OUTLOOK + "/revisions/2", "");
    assertThat(service.last(FindRevision.class)).isEqualTo(new FindRevision("outlook", 2));
    api.write("GET", OUTLOOK + "/revisions/1/difference/2", "");
    assertThat(service.last(CompareRevisions.class))
        .isEqualTo(new CompareRevisions("outlook", 1, 2));
    api.write("POST", OUTLOOK + "/revisions/1/restore", "", THIRD);
    assertThat(service.last(RestoreRevision.class))
        .isEqualTo(new RestoreRevision(TESTER, "outlook", 3, 1));
  }

  @Test
  void schedulesWithdrawsAndMoves() throws Exception {
    api.write("POST", OUTLOOK + "/schedule", json("{'at':'2027-01-01T08:00:00+07:00'}"), THIRD);
    assertThat(service.last(ScheduleReport.class))
        .isEqualTo(new ScheduleReport(TESTER, "outlook", 3, Instant.parse("2027-01-01T01:00:00Z")));
    api.write("DELETE", OUTLOOK + "/schedule", "", THIRD);
    assertThat(service.last(UnscheduleReport.class))
        .isEqualTo(new UnscheduleReport(TESTER, "outlook", 3));
    api.write("POST", OUTLOOK + "/withdraw", "", THIRD);
    assertThat(service.last(WithdrawReport.class))
        .isEqualTo(new WithdrawReport(TESTER, "outlook", 3));
    HttpResponse<Buffer> moved =
        api.write("POST", OUTLOOK + "/move", json("{'slug':'week-50'}"), THIRD);
    assertThat(service.last(MoveReport.class))
        .isEqualTo(new MoveReport(TESTER, "outlook", 3, "week-50"));
    assertThat(moved.getHeader("etag")).isEqualTo("\"4\"");
  }

  @Test
  void tellsWhatTheServiceRefuses() throws Exception {
    var stale = new ServiceException(ErrorCode.PRECONDITION_FAILED, "the report is at revision 9");
    service.refuse(ReportContract.MOVE, stale);
    assertThat(problem(api.write("POST", OUTLOOK + "/move", json("{'slug':'b'}"), THIRD), 412))
        .isEqualTo("the report is at revision 9");
  }

  @Test
  void takesSnapshotsAndKeepsPlans() throws Exception {
    HttpResponse<Buffer> taken = api.write("POST", "/api/v1/dashboards/crypto/snapshots", "");
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(taken.getHeader("location")).isEqualTo(OUTLOOK);
    assertThat(service.last(TakeSnapshot.class)).isEqualTo(new TakeSnapshot(TESTER, "crypto"));
    String plan = "/api/v1/snapshot-plans/monday";
    api.write("PUT", plan, json("{'dashboard':'crypto','cron':'0 8 * * 1'}"));
    assertThat(service.last(SaveSnapshotPlan.class))
        .isEqualTo(
            new SaveSnapshotPlan(
                TESTER, new SnapshotPlan("monday", "crypto", "0 8 * * 1", "UTC", false)));
    api.write("DELETE", plan, "");
    assertThat(service.last(DeleteSnapshotPlan.class))
        .isEqualTo(new DeleteSnapshotPlan(TESTER, "monday"));
  }

  @Test
  void answersABatchInOrderEachForItself() throws Exception {
    service.answer(ReportContract.FIND, RequestsIT::odd);
    HttpResponse<Buffer> answer =
        api.send(
            "POST",
            REPORTS + "/batch",
            json("{'language':'vi','slugs':['r1','gone','NO SLUG','r2','broken','r1']}"),
            "content-type",
            "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonArray answers = answer.bodyAsJsonObject().getJsonArray("answers");
    assertThat(OpenApiDocument.read().problems("BatchAnswer", answer.bodyAsJsonObject())).isEmpty();
    assertThat(answers.stream().map(item -> ((JsonObject) item).getString("slug")))
        .containsExactly("r1", "gone", "NO SLUG", "r2", "broken", "r1");
    assertThat(answers.stream().map(item -> ((JsonObject) item).getInteger("status")))
        .containsExactly(200, 410, 404, 200, 503, 200);
    assertThat(answers.getJsonObject(3).getString("etag")).isEqualTo("\"2\"");
    assertThat(answers.getJsonObject(1).getJsonObject("problem").getString("detail"))
        .isEqualTo("withdrawn");
  }

  private static Future<ReportAnswer> odd(FindReport question) {
    return switch (question.slug()) {
      case "gone" -> Future.failedFuture(new ServiceException(ErrorCode.GONE, "withdrawn"));
      case "broken" -> Future.failedFuture(ServiceException.unavailable("away"));
      default ->
          Future.succeededFuture(
              SampleAnswers.report(
                  question.slug(), Integer.parseInt(question.slug().substring(1))));
    };
  }

  @Test
  void asksForManyAtOnceButNotForAll() throws Exception {
    Promise<Void> gate = Promise.promise();
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    service.answer(
        ReportContract.FIND,
        question -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          letGoWhenFull(open, gate);
          return gate.future()
              .onComplete(let -> open.decrementAndGet())
              .map(let -> SampleAnswers.report(question.slug(), 1));
        });
    JsonArray slugs = new JsonArray();
    IntStream.range(0, 100).forEach(i -> slugs.add("r" + i));
    String body = new JsonObject().put("slugs", slugs).encode();
    JsonArray answers =
        api.write("POST", REPORTS + "/batch", body).bodyAsJsonObject().getJsonArray("answers");
    assertThat(answers.stream().map(item -> ((JsonObject) item).getString("slug")))
        .containsExactlyElementsOf(slugs.stream().map(String::valueOf).toList());
    assertThat(most).hasValue(16);
  }

  /** A moment later, when more than may be would have come; well before anybody gives up. */
  private static void letGoWhenFull(AtomicInteger open, Promise<Void> gate) {
    if (open.get() == 16) {
      Vertx.currentContext().owner().setTimer(50, id -> gate.tryComplete());
    }
  }

  @Test
  void saysWhoExportsAndImports() throws Exception {
    api.internal()
        .answer(
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            request
                                .response()
                                .putHeader("content-type", "application/x-ndjson")
                                .end(
                                    "%s %s %s %s"
                                        .formatted(
                                            request.method(),
                                            request.uri(),
                                            PrincipalHeader.read(request).name(),
                                            body))));
    assertThat(api.get(REPORTS + "/export").bodyAsString())
        .isEqualTo("GET /reports.ndjson reader ");
    assertThat(api.write("GET", REPORTS + "/export", "").bodyAsString())
        .isEqualTo("GET /reports.ndjson reader ");
    assertThat(api.write("GET", REPORTS + "/export?all=true", "").bodyAsString())
        .isEqualTo("GET /reports.ndjson?all=true token:tester ");
    assertThat(api.get(REPORTS + "/export?all=true").statusCode()).isEqualTo(401);
    HttpResponse<Buffer> imported =
        api.send(
            "POST",
            REPORTS + "/import",
            "{}\n",
            "authorization",
            RunningApi.WRITER,
            "content-type",
            "application/x-ndjson");
    assertThat(imported.bodyAsString()).isEqualTo("POST /reports.ndjson token:tester {}\n");
    assertThat(api.write("POST", REPORTS + "/import", "{}").statusCode()).isEqualTo(415);
    assertThat(api.write("GET", "/en/reports/a.pdf", "").bodyAsString())
        .isEqualTo("GET /reports/a.pdf?language=en reader ");
    assertThat(api.get("/vi/reports/a/charts/12.svg?utm=1").bodyAsString())
        .isEqualTo("GET /reports/a/charts/12.svg?language=vi reader ");
    assertThat(api.get("/vi/reports/a.png").bodyAsString())
        .isEqualTo("GET /reports/a.png?language=vi reader ");
    assertThat(api.get("/images/x_Y-1.png").bodyAsString())
        .isEqualTo("GET /images/x_Y-1.png reader ");
  }

  @ParameterizedTest
  @CsvSource({
    "/fr/reports/a.pdf",
    "/en/reports/A.pdf",
    "/en/reports/..%2F..%2Fx.pdf",
    "/en/reports/a.pdf.png",
    "/en/reports/a/charts/0.svg",
    "/en/reports/a/charts/x.svg",
    "/images/a%2Fb.png",
    "/images/..%2Freports.ndjson",
    "/images/a.b.png",
    "/images/a",
    "/api/v1/reports/outlook/revisions/0",
    "/api/v1/reports/outlook/revisions/1/difference/x",
    "/api/v1/snapshot-plans/A",
  })
  void asksNobodyForWhatCannotBe(String path) throws Exception {
    int before = api.internal().requests();
    int status = api.write("GET", path, "").statusCode();
    assertThat(status).isIn(404, 405);
    assertThat(api.internal().requests()).isEqualTo(before);
  }

  @Test
  void saysThatAServiceIsAway() throws Exception {
    service.refuse(ReportContract.SEARCH, ServiceException.unavailable("away"));
    HttpResponse<Buffer> answer = api.get(REPORTS + "/search?q=x");
    assertThat(problem(answer, 503)).isEqualTo("away");
    assertThat(answer.getHeader("retry-after")).isNotBlank();
  }

  @Test
  void tellsWhichMethodsAnAddressTakes() throws Exception {
    assertThat(api.send("PATCH", OUTLOOK + "/schedule", "").getHeader("allow"))
        .isEqualTo("POST, DELETE");
    assertThat(api.send("GET", REPORTS + "/batch", "").getHeader("allow")).isEqualTo("POST");
    assertThat(api.send("POST", "/en/reports/a.pdf", "").getHeader("allow")).isEqualTo("GET, HEAD");
    assertThat(List.of(api.send("DELETE", REPORTS + "/export", "").statusCode()))
        .containsExactly(405);
  }
}
