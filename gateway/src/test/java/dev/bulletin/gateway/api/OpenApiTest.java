package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Problem;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.gateway.session.TokenAuthentication;
import dev.bulletin.gateway.session.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
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
    Vertx vertx = Vertx.vertx();
    try {
      assertThat(routes(vertx)).isEqualTo(document.operations());
    } finally {
      vertx.close().await();
    }
  }

  private static Set<String> routes(Vertx vertx) {
    var bus = new TypedBus(vertx, "test", new Directory());
    Tokens tokens =
        (Tokens)
            Proxy.newProxyInstance(
                Tokens.class.getClassLoader(),
                new Class<?>[] {Tokens.class},
                (proxy, method, arguments) -> null);
    Router router = Router.router(vertx);
    new ReportRoutes(bus, TokenAuthentication.of(tokens, Clock.systemUTC())).mount(router);
    new DashboardRoutes(bus).mount(router);
    DescriptionRoutes.load().mount(router);
    return router.getRoutes().stream()
        .flatMap(OpenApiTest::operations)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** HEAD goes without saying, and the route that refuses all other methods has none. */
  private static Stream<String> operations(Route route) {
    String path = route.getName().replaceAll(":([a-z]+)", "{$1}");
    return route.methods() == null
        ? Stream.of()
        : route.methods().stream()
            .filter(method -> method != HttpMethod.HEAD)
            .map(method -> method + " " + path);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        DashboardSummary.class,
        Figure.class,
        Provenance.class,
        ReportAnswer.class,
        ReportPage.class,
        ReportSummary.class,
        ReportView.class,
        ReportWritten.class,
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
    assertThat(document.schema("NewReport").getJsonObject("properties").fieldNames())
        .isEqualTo(names(NewReportBody.class));
    assertThat(document.schema("RevisedReport").getJsonObject("properties").fieldNames())
        .isEqualTo(names(RevisedReportBody.class));
    assertThat(document.schema("Text").getJsonObject("properties").fieldNames())
        .isEqualTo(names(TextBody.class));
    assertThat(strings(document.schema("Text").getJsonArray("required")))
        .isEqualTo(names(TextBody.class));
  }

  @Test
  void knowsTheSameWordsAsTheCode() {
    assertThat(strings(document.schema("Language").getJsonArray("enum")))
        .isEqualTo(codes(Stream.of(Language.values()).map(Language::code)));
    assertThat(strings(document.schema("Status").getJsonArray("enum")))
        .isEqualTo(codes(Stream.of(ReportStatus.values()).map(ReportStatus::code)));
  }

  @Test
  void hasExamplesThatFit() {
    List<OpenApiDocument.Example> examples = document.examples();
    assertThat(examples).hasSizeGreaterThan(8);
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
