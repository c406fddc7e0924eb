package dev.bulletin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.contract.dashboard.CheckDefinition;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.contract.dashboard.SurveyDashboards;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.report.Language;
import dev.bulletin.dashboard.library.ExampleLibrary;
import dev.bulletin.dashboard.source.ExchangeStub;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dashboards that are defined while two instances run. */
@ExtendWith(Servers.class)
class DefinitionsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Principal WRITER =
      new Principal("token:lan", Set.of(DashboardContract.DEFINE_SCOPE));
  private static final String YAML = ExampleLibrary.PRICES;

  private static ExchangeStub exchange;
  private static RunningService first;
  private static RunningService second;

  @BeforeAll
  static void start(PostgresServer.Access access, RedisServer redis) {
    exchange = ExchangeStub.start();
    DashboardConfig config = Instances.config(access, redis, exchange.uri());
    NodeConfig seed = Nodes.clustered();
    first = RunningService.start(seed, config);
    second = RunningService.start(Nodes.joining(seed.cluster()), config);
    for (RunningService service : List.of(first, second)) {
      Eventually.that(LIMIT, () -> assertThat(service.known()).isEqualTo(2));
    }
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    exchange.close();
  }

  private static DefinitionWritten save(String name, String yaml, int revision) {
    return first.ask(
        DashboardContract.SAVE_DEFINITION, new SaveDefinition(WRITER, name, yaml, revision));
  }

  private static DefinitionWritten delete(String name, int revision) {
    return first.ask(
        DashboardContract.DELETE_DEFINITION, new DeleteDefinition(WRITER, name, revision));
  }

  private static DashboardDefinition find(RunningService service, String name) {
    return service.ask(DashboardContract.FIND_DEFINITION, new FindDefinition(name));
  }

  private static List<DashboardList.Entry> list(RunningService service) {
    return service.ask(DashboardContract.LIST, new ListDashboards()).dashboards();
  }

  @Test
  void whatIsSavedIsThereAtOnceForWhoeverAsks() {
    assertThat(save("fresh", YAML, 0)).isEqualTo(new DefinitionWritten("fresh", 1));
    for (RunningService service : List.of(first, second)) {
      assertThat(service.summary("fresh").title().in(Language.VI)).isEqualTo("Giá");
      assertThat(find(service, "fresh").yaml()).isEqualTo(YAML);
      assertThat(find(service, "fresh").author()).isEqualTo("token:lan");
      assertThat(list(service)).extracting(DashboardList.Entry::name).contains("fresh");
    }
    save("fresh", YAML.replace("name: Ether", "name: Ethereum"), 1);
    for (RunningService service : List.of(first, second)) {
      assertThat(service.summary("fresh").tiles().get(1).name().in(Language.EN))
          .isEqualTo("Ethereum");
    }
    delete("fresh", 2);
    assertRefused(ErrorCode.NOT_FOUND, () -> first.summary("fresh"));
    assertRefused(ErrorCode.NOT_FOUND, () -> find(second, "fresh"));
  }

  @Test
  void readersWhoHaveTheDashboardOpenAreTold() {
    save("open", YAML, 0);
    delete("open", 1);
    Eventually.that(
        LIMIT,
        () ->
            assertThat(second.told())
                .filteredOn(told -> told.room().equals("dashboard:open"))
                .filteredOn(told -> told.type().equals("definition"))
                .allMatch(told -> told.kind() == RoomKind.STATE && told.key().equals("definition"))
                .extracting(told -> told.json())
                .containsExactly("{\"revision\":1}", "{\"revision\":0}"));
  }

  @Test
  void theTilesOfANewDashboardMove() {
    save("moving", YAML, 0);
    Eventually.that(
        LIMIT,
        () ->
            assertThat(second.told())
                .filteredOn(told -> told.room().equals("dashboard:moving"))
                .extracting(told -> told.key())
                .contains("BTC-USDT", "ETH-USDT"));
  }

  @Test
  void aBundledOneCanBeReplacedAndComesBack() {
    DashboardDefinition bundled = find(first, "stocks");
    assertThat(bundled.revision()).isZero();
    save("stocks", YAML, 0);
    assertThat(find(second, "stocks").revision()).isEqualTo(1);
    assertRefused(ErrorCode.PRECONDITION_FAILED, () -> save("stocks", YAML, 0));
    assertRefused(ErrorCode.PRECONDITION_FAILED, () -> delete("stocks", 7));
    assertThat(delete("stocks", 1)).isEqualTo(new DefinitionWritten("stocks", 0));
    assertThat(find(second, "stocks").yaml()).isEqualTo(bundled.yaml());
    assertThat(list(second)).filteredOn(DashboardList.Entry::bundled).hasSize(3);
    assertRefused(ErrorCode.NOT_FOUND, () -> delete("stocks", 0));
  }

  @Test
  void saysWhereEveryDefinitionComesFromAndWhoHasSavedIt() {
    save("own", YAML, 0);
    save("system", YAML, 0);
    assertThat(survey(second, "crypto"))
        .isEqualTo(
            new DashboardSurvey.Entry(
                "crypto",
                new LocalizedText("Crypto markets", "Thị trường tiền số"),
                DashboardSurvey.Origin.BUNDLED,
                0,
                null,
                null));
    assertThat(survey(second, "system").origin()).isEqualTo(DashboardSurvey.Origin.CHANGED);
    DashboardSurvey.Entry own = survey(second, "own");
    assertThat(own.origin()).isEqualTo(DashboardSurvey.Origin.OWN);
    assertThat(own.revision()).isEqualTo(1);
    assertThat(own.author()).isEqualTo("token:lan");
    assertThat(own.savedAt()).isEqualTo(find(first, "own").savedAt());
    delete("own", 1);
    delete("system", 1);
    assertThat(survey(second, "system").origin()).isEqualTo(DashboardSurvey.Origin.BUNDLED);
  }

  private static DashboardSurvey.Entry survey(RunningService service, String name) {
    return service.ask(DashboardContract.SURVEY, new SurveyDashboards()).dashboards().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusesWhoMayNotAndWhatIsWrong() {
    var nobody = new Principal("token:x", Set.of("reports:write"));
    assertRefused(
        ErrorCode.FORBIDDEN,
        () ->
            first.ask(DashboardContract.SAVE_DEFINITION, new SaveDefinition(nobody, "x", YAML, 0)));
    assertRefused(
        ErrorCode.FORBIDDEN,
        () ->
            first.ask(
                DashboardContract.DELETE_DEFINITION, new DeleteDefinition(nobody, "crypto", 0)));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> save("check", YAML, 0));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> save("Not a slug", YAML, 0));
    assertThatThrownBy(() -> save("x", YAML.replace("kind: tiles", "kind: tile"), 0))
        .hasMessage(
            "INVALID_REQUEST: line 30: panels[1].kind: expected one of tiles, gauge, time-series,"
                + " candlestick, doughnut, table, text");
  }

  @Test
  void tellsHowADefinitionWouldLookOrWhatIsWrong() {
    CheckedDefinition sound =
        first.ask(DashboardContract.CHECK_DEFINITION, new CheckDefinition("draft", YAML));
    assertThat(sound.problems()).isEmpty();
    assertThat(sound.summary().tiles()).extracting(Tile::key).contains("BTC-USDT");
    CheckedDefinition wrong =
        first.ask(DashboardContract.CHECK_DEFINITION, new CheckDefinition("draft", "title: x"));
    assertThat(wrong.problems()).hasSize(2);
    assertThat(wrong.summary()).isNull();
    assertRefused(ErrorCode.NOT_FOUND, () -> first.summary("draft"));
  }

  @Test
  void showsWhatBothInstancesMeasureOfThemselves() {
    Eventually.that(
        LIMIT,
        () ->
            assertThat(first.summary("system").tiles())
                .filteredOn(tile -> tile.key().equals("instances"))
                .singleElement()
                .satisfies(tile -> assertThat(tile.figure().value()).isEqualByComparingTo("2")));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(first.summary("system").tiles())
                .filteredOn(tile -> tile.key().equals("heap"))
                .singleElement()
                .satisfies(tile -> assertThat(tile.figure().value()).isPositive()));
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable refused) {
    assertThatThrownBy(refused)
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
