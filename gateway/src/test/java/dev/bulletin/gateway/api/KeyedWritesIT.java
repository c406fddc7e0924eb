package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are sent again with their key. */
class KeyedWritesIT {
  private static final String REPORTS = "/api/v1/reports";

  @RegisterExtension private static final RunningApi api = new RunningApi();
  private static final FakeService service = api.service();

  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
  private static final Pattern OF_OTHERS = Pattern.compile("/hooks/|/realtime/");

  private static int keys;

  @BeforeEach
  void takeAnotherKey() {
    keys++;
  }

  private static String report(String title) {
    return "{\"slug\":\"a\",\"texts\":{\"en\":{\"title\":\"%s\",\"summary\":\"\",\"body\":\"\"}}}"
        .formatted(title);
  }

  private static HttpResponse<Buffer> create(String title) throws Exception {
    return api.write("POST", REPORTS, report(title), "idempotency-key", "key-" + keys);
  }

  @Test
  void areDoneOnceAndAnsweredAlike() throws Exception {
    long before = service.count(CreateReport.class);
    HttpResponse<Buffer> first = create("T");
    HttpResponse<Buffer> again = create("T");
    assertThat(service.count(CreateReport.class)).isEqualTo(before + 1);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.getHeader("location")).isEqualTo(first.getHeader("location"));
    assertThat(first.headers().contains("idempotency-replayed")).isFalse();
    assertThat(again.getHeader("idempotency-replayed")).isEqualTo("true");
  }

  static List<SampleRequest> ofReports() {
    return SampleRequest.ALL.stream()
        .filter(sample -> sample.method().equals("POST"))
        .filter(sample -> DOCUMENT.statuses(sample.operation()).contains(422))
        .filter(sample -> !OF_OTHERS.matcher(sample.path()).find())
        .toList();
  }

  @Test
  void areSevenOfReports() {
    assertThat(ofReports()).hasSize(7);
  }

  /** So that it knows them when a gateway does not know what has come of them. */
  @ParameterizedTest
  @MethodSource("ofReports")
  void areNamedToReportServiceByWhoSendsThemAndTheirKey(SampleRequest sample) throws Exception {
    service.refuseAll(ServiceException.unavailable("away"));
    CommandKey first = named(sample, RunningApi.WRITER);
    service.refuseAll(null);
    CommandKey again = named(sample, RunningApi.WRITER);
    assertThat(again).isNotNull().isEqualTo(first);
    assertThat(again.toString()).doesNotContain("key-" + keys);
    assertThat(named(sample, RunningApi.REPORTER).name()).isNotEqualTo(first.name());
    keys++;
    CommandKey other = named(sample, RunningApi.WRITER);
    assertThat(other.name()).isNotEqualTo(first.name());
    assertThat(other.request()).isEqualTo(first.request());
  }

  private static CommandKey named(SampleRequest sample, String caller) throws Exception {
    String[] headers = {
      "authorization",
      caller,
      "if-match",
      "\"3\"",
      "idempotency-key",
      "key-" + keys,
      "content-type",
      "application/json"
    };
    api.send(sample.method(), sample.path(), sample.body(), headers);
    return ((Command) service.last(Record.class)).commandKey();
  }

  @ParameterizedTest
  @MethodSource("ofReports")
  void haveNoNameWithoutAKey(SampleRequest sample) throws Exception {
    api.write(sample.method(), sample.path(), sample.body(), "if-match", "\"3\"");
    assertThat(((Command) service.last(Record.class)).commandKey()).isNull();
  }

  @Test
  void areDoneTwiceWithoutAKey() throws Exception {
    long before = service.count(CreateReport.class);
    api.write("POST", REPORTS, report("T"));
    api.write("POST", REPORTS, report("T"));
    assertThat(service.count(CreateReport.class)).isEqualTo(before + 2);
  }

  @Test
  void areRefusedWhenTheyAreOthers() throws Exception {
    create("T");
    long before = service.count(CreateReport.class);
    HttpResponse<Buffer> other = create("U");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.bodyAsJsonObject().getString("detail")).startsWith("Idempotency-Key: used");
    assertThat(service.count(CreateReport.class)).isEqualTo(before);
    HttpResponse<Buffer> elsewhere =
        api.write(
            "POST",
            REPORTS + "/a/publish",
            "",
            "idempotency-key",
            "key-" + keys,
            "if-match",
            "\"1\"");
    assertThat(elsewhere.statusCode()).isEqualTo(422);
  }

  @Test
  void areOthersWhenOthersSendThem() throws Exception {
    create("T");
    long before = service.count(CreateReport.class);
    api.send(
        "POST",
        REPORTS,
        report("U"),
        "authorization",
        RunningApi.REPORTER,
        "content-type",
        "application/json",
        "idempotency-key",
        "key-" + keys);
    assertThat(service.count(CreateReport.class)).isEqualTo(before + 1);
  }

  @Test
  void areToldAgainWhyTheyWereRefused() throws Exception {
    service.refuse(ReportContract.CREATE, new ServiceException(ErrorCode.CONFLICT, "taken"));
    assertThat(create("T").statusCode()).isEqualTo(409);
    SampleAnswers.giveTo(service);
    HttpResponse<Buffer> again = create("T");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.bodyAsJsonObject().getString("detail")).isEqualTo("taken");
    assertThat(again.getHeader("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void areTriedAgainWhenNothingAnswered() throws Exception {
    service.refuse(ReportContract.CREATE, ServiceException.unavailable("away"));
    assertThat(create("T").statusCode()).isEqualTo(503);
    SampleAnswers.giveTo(service);
    assertThat(create("T").statusCode()).isEqualTo(201);
  }

  /** The key is that of another, which is to be answered with what has come of it. */
  @Test
  void doNotTakeTheKeyOfWhatReportServiceKnowsUnderIt() throws Exception {
    service.refuse(ReportContract.CREATE, new ServiceException(ErrorCode.UNPROCESSABLE, "used"));
    assertThat(create("T").statusCode()).isEqualTo(422);
    SampleAnswers.giveTo(service);
    assertThat(create("U").statusCode()).isEqualTo(201);
  }

  @Test
  void needNoBody() throws Exception {
    long before = service.count(PublishReport.class);
    String[] headers = {"idempotency-key", "key-" + keys, "if-match", "\"1\""};
    for (int i = 0; i < 2; i++) {
      assertThat(api.write("POST", REPORTS + "/a/publish", "", headers).statusCode())
          .isEqualTo(200);
    }
    assertThat(service.count(PublishReport.class)).isEqualTo(before + 1);
  }

  @Test
  void areNotBegunBeforeTheyAreLetIn() throws Exception {
    assertThat(api.send("POST", REPORTS, "{}", "idempotency-key", "key-" + keys).statusCode())
        .isEqualTo(401);
    assertThat(api.write("POST", REPORTS, "{}", "idempotency-key", "key-" + keys).statusCode())
        .isEqualTo(400);
    assertThat(create("T").statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ab\u00e9"})
  void needAKeyThatFits(String key) throws Exception {
    HttpResponse<Buffer> answer = api.write("POST", REPORTS, report("T"), "idempotency-key", key);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail"))
        .startsWith("Idempotency-Key: expected 1 to 200 visible characters of ASCII");
  }
}
