package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Problem;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.PublishedToRoom;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RoomCount;
import dev.bulletin.contract.realtime.RoomPage;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.SteeredUser;
import dev.bulletin.contract.realtime.TransportCount;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.DifferenceLine;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.Revision;
import dev.bulletin.contract.report.RevisionDifference;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlanWritten;
import dev.bulletin.contract.report.SnapshotPlans;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.contract.report.TextPreview;
import dev.bulletin.gateway.alert.Alert;
import dev.bulletin.gateway.alert.AlertAnswer;
import dev.bulletin.gateway.alert.AlertBody;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.alert.AlertList;
import dev.bulletin.gateway.alert.AlertWritten;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.hook.Delivery;
import dev.bulletin.gateway.hook.DeliveryOrdered;
import dev.bulletin.gateway.hook.DeliveryPage;
import dev.bulletin.gateway.hook.Hook;
import dev.bulletin.gateway.hook.HookAnswer;
import dev.bulletin.gateway.hook.HookBody;
import dev.bulletin.gateway.hook.HookList;
import dev.bulletin.gateway.hook.HookWritten;
import dev.bulletin.gateway.socket.SocketToken;
import dev.bulletin.gateway.watch.MissingNode;
import dev.bulletin.gateway.watch.NodeOverview;
import dev.bulletin.gateway.watch.RealtimeOverview;
import dev.bulletin.testing.Nodes;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
  private final OpenApiDocument document = OpenApiDocument.read();

  @Test
  void isOfTheNewestVersionThatToolsRead() {
    assertThat(document.version()).startsWith("3.1.");
  }

  @Test
  void describesEveryRouteAndNoOther() throws Exception {
    Node node = Node.start(Nodes.alone()).await();
    try {
      assertThat(routes(node)).isEqualTo(document.operations());
    } finally {
      node.stop();
    }
  }

  private static Set<String> routes(Node node) {
    Router router = Router.router(node.vertx());
    RunningApi.routes(node).forEach(routes -> routes.mount(router));
    return router.getRoutes().stream()
        .flatMap(OpenApiTest::operations)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * HEAD goes without saying, and what comes before all routes or refuses all other methods is
   * none.
   */
  private static Stream<String> operations(Route route) {
    return route.methods() == null || route.getPath() == null
        ? Stream.of()
        : route.methods().stream()
            .filter(method -> method != HttpMethod.HEAD)
            .map(method -> method + " " + route.getName().replaceAll(":([a-z]+)", "{$1}"));
  }

  @Test
  void saysOfEveryOperationWhatMayBefallEveryRequest() {
    assertThat(document.operations())
        .allSatisfy(
            operation ->
                assertThat(document.statuses(operation)).contains(413, 414, 429, 431, 503));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        BatchItem.class,
        BodyProblem.class,
        Candle.class,
        CandleHistory.class,
        CheckedDefinition.class,
        DashboardList.class,
        DashboardSummary.class,
        DefinitionProblem.class,
        DefinitionWritten.class,
        DifferenceLine.class,
        FieldDifference.class,
        Figure.class,
        Heading.class,
        Manuscript.class,
        PlannedSnapshot.class,
        Provenance.class,
        ReportAnswer.class,
        ReportPage.class,
        ReportSummary.class,
        ReportSurroundings.class,
        ReportSurvey.class,
        ReportText.class,
        ReportView.class,
        ReportWritten.class,
        PublishedToRoom.class,
        Revision.class,
        RevisionDifference.class,
        RevisionPage.class,
        RevisionSummary.class,
        RoomCount.class,
        CloseCount.class,
        MissingNode.class,
        NodeOverview.class,
        NodeTraffic.class,
        ReaderTraffic.class,
        RealtimeOverview.class,
        RoomTraffic.class,
        TransportCount.class,
        RoomPage.class,
        SearchHit.class,
        SearchPage.class,
        SeriesHistory.class,
        SeriesPage.class,
        SeriesPoint.class,
        SnapshotPlan.class,
        SnapshotPlanWritten.class,
        SnapshotPlans.class,
        SocketToken.class,
        SteeredUser.class,
        SurveyedReport.class,
        TagCount.class,
        TagCounts.class,
        TextPart.class,
        TextPreview.class,
        Hook.class,
        HookAnswer.class,
        HookList.class,
        HookWritten.class,
        Delivery.class,
        DeliveryPage.class,
        DeliveryOrdered.class,
        Alert.class,
        AlertAnswer.class,
        AlertList.class,
        AlertWritten.class,
        Tile.class
      })
  void describesAnswersFieldByField(Class<? extends Record> type) {
    JsonObject schema = document.schema(type.getSimpleName());
    assertThat(strings(schema.getJsonArray("required"))).isEqualTo(names(type));
    assertThat(schema.getJsonObject("properties").fieldNames()).isEqualTo(names(type));
    for (RecordComponent component : type.getRecordComponents()) {
      JsonObject property = schema.getJsonObject("properties").getJsonObject(component.getName());
      assertThat(property.encode().contains("\"null\""))
          .as("%s may be null", component.getName())
          .isEqualTo(mayBeNull(component));
    }
  }

  @Test
  void describesProblemsFieldByField() {
    JsonObject schema = document.schema("Problem");
    assertThat(schema.getJsonObject("properties").fieldNames()).isEqualTo(names(Problem.class));
  }

  @Test
  void describesBodiesFieldByField() {
    Map.of(
            "NewReport", NewReportBody.class,
            "RevisedReport", RevisedReportBody.class,
            "Text", TextBody.class,
            "Batch", BatchBody.class,
            "Preview", PreviewBody.class,
            "Schedule", ScheduleBody.class,
            "Move", MoveBody.class,
            "NewSnapshotPlan", PlanBody.class,
            "DefinitionCheck", CheckBody.class,
            "RoomPublication", PublicationBody.class)
        .forEach(
            (schema, body) ->
                assertThat(document.schema(schema).getJsonObject("properties").fieldNames())
                    .as(schema)
                    .isEqualTo(names(body)));
  }

  @Test
  void describesBodiesAboutUsersFieldByField() {
    Map.of(
            "UserRefresh", RefreshBody.class,
            "UserRoom", RoomBody.class,
            "UserDisconnect", DisconnectBody.class,
            "UserMessage", MessageBody.class)
        .forEach(
            (schema, body) ->
                assertThat(document.schema(schema).getJsonObject("properties").fieldNames())
                    .as(schema)
                    .isEqualTo(names(body)));
  }

  @Test
  void describesBodiesOfHooksFieldByField() {
    assertThat(document.schema("NewHook").getJsonObject("properties").fieldNames())
        .isEqualTo(names(HookBody.class));
    assertThat(strings(document.schema("HookEvent").getJsonArray("enum")))
        .isEqualTo(codes(Stream.of(EventType.values()).map(EventType::code)));
    assertThat(document.schema("NewAlert").getJsonObject("properties").fieldNames())
        .isEqualTo(names(AlertBody.class));
    assertThat(strings(document.schema("AlertKind").getJsonArray("enum")))
        .isEqualTo(codes(Stream.of(AlertKind.values()).map(AlertKind::code)));
  }

  @Test
  void knowsTheSameWordsAsTheCode() {
    assertThat(Language.values())
        .allSatisfy(
            language ->
                assertThat(language.code())
                    .matches(document.schema("Language").getString("pattern")));
    assertThat(strings(document.schema("Status").getJsonArray("enum")))
        .isEqualTo(codes(Stream.of(ReportStatus.values()).map(ReportStatus::code)));
    assertThat(strings(document.schema("Format").getJsonArray("enum")))
        .isEqualTo(codes(Stream.of(BodyFormat.values()).map(BodyFormat::code)));
  }

  @Test
  void hasExamplesThatFit() {
    List<OpenApiDocument.Example> examples = document.examples();
    assertThat(examples).hasSizeGreaterThan(30);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(document.problems(example.schema(), example.value()))
                    .as(example.place())
                    .isEmpty());
  }

  @Test
  void noticesAnExampleThatDoesNotFit() {
    var written = new JsonObject().put("slug", "a").put("revision", 0).put("status", "draft");
    assertThat(document.problems("ReportWritten", written)).isNotEmpty();
    assertThat(document.problems("ReportWritten", written.put("revision", 1))).isEmpty();
    assertThat(document.problems("ReportWritten", written.put("more", 1))).isNotEmpty();
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Set<String> names(Class<?> type) {
    return codes(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName));
  }

  private static Set<String> strings(JsonArray array) {
    return codes(array.stream().map(String::valueOf));
  }

  private static Set<String> codes(Stream<String> codes) {
    return codes.collect(Collectors.toSet());
  }
}
