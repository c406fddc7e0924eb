package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.CheckDefinition;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.contract.dashboard.SurveyDashboards;
import dev.bulletin.gateway.board.ExampleBoards;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stands in for the part of dashboard-service that keeps definitions, obeying the contract: one
 * that comes with it, and a line that says "wrong" is.
 */
public final class FakeDefinitions {
  public static final String BUNDLED = "title: As it came\n# of crypto\n";

  private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  private final Map<String, DashboardDefinition> saved = new ConcurrentHashMap<>();

  static FakeDefinitions start(Node node) throws Exception {
    FakeDefinitions fake = new FakeDefinitions();
    Future.all(
            node.bus().answer(DashboardContract.SURVEY, fake::survey),
            node.bus().answer(DashboardContract.FIND_DEFINITION, fake::find),
            node.bus().answer(DashboardContract.CHECK_DEFINITION, fake::check),
            node.bus().answer(DashboardContract.SAVE_DEFINITION, fake::save),
            node.bus().answer(DashboardContract.DELETE_DEFINITION, fake::delete))
        .await(60, SECONDS);
    return fake;
  }

  /** What is kept of a dashboard, also where that is what it came with. */
  public DashboardDefinition kept(String name) {
    return saved.getOrDefault(name, bundled());
  }

  public boolean has(String name) {
    return saved.containsKey(name);
  }

  /** Someone saves a definition behind the studio's back. */
  public void put(String name, String author, String yaml) {
    int revision = saved.containsKey(name) ? kept(name).revision() + 1 : 1;
    saved.put(name, new DashboardDefinition(fresh(), name, yaml, revision, author, AT));
  }

  public void remove(String name) {
    saved.remove(name);
  }

  private static Provenance fresh() {
    return Provenance.fresh(UUID.randomUUID().toString(), Set.of(), AT);
  }

  private static DashboardDefinition bundled() {
    return new DashboardDefinition(fresh(), "crypto", BUNDLED, 0, null, null);
  }

  private Future<DashboardSurvey> survey(SurveyDashboards question) {
    Stream<DashboardDefinition> as =
        saved.containsKey("crypto") ? Stream.empty() : Stream.of(bundled());
    List<DashboardSurvey.Entry> entries =
        Stream.concat(as, saved.values().stream()).map(FakeDefinitions::entry).toList();
    return Future.succeededFuture(new DashboardSurvey(fresh(), entries));
  }

  private static DashboardSurvey.Entry entry(DashboardDefinition definition) {
    DashboardSurvey.Origin origin =
        definition.revision() == 0
            ? DashboardSurvey.Origin.BUNDLED
            : definition.name().equals("crypto")
                ? DashboardSurvey.Origin.CHANGED
                : DashboardSurvey.Origin.OWN;
    return new DashboardSurvey.Entry(
        definition.name(),
        new LocalizedText("The " + definition.name(), "Bảng " + definition.name()),
        origin,
        definition.revision(),
        definition.author(),
        definition.savedAt());
  }

  private Future<DashboardDefinition> find(FindDefinition question) {
    return saved.containsKey(question.name()) || question.name().equals("crypto")
        ? Future.succeededFuture(kept(question.name()))
        : Future.failedFuture(ServiceException.notFound("dashboard", question.name()));
  }

  private Future<CheckedDefinition> check(CheckDefinition question) {
    List<DefinitionProblem> problems = problems(question.yaml());
    var figure =
        ExampleDashboards.figure(
            "BTC-USDT.price", new BigDecimal("96062.47"), Instant.now(), "fake", false);
    var tile = ExampleDashboards.tile("BTC-USDT", "Previewed & more", "USDT", figure, null);
    return Future.succeededFuture(
        new CheckedDefinition(
            fresh(),
            problems,
            problems.isEmpty() ? ExampleBoards.tiles(fresh(), false, List.of(tile)) : null));
  }

  private static List<DefinitionProblem> problems(String yaml) {
    List<String> lines = yaml.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains("wrong"))
        .mapToObj(i -> new DefinitionProblem(i + 1, "panels[0].kind", "expected one of tiles"))
        .toList();
  }

  private Future<DefinitionWritten> save(SaveDefinition command) {
    if (command.name().equals("new")) {
      throw ServiceException.invalid("name", "new is used for something else");
    }
    if (!problems(command.yaml()).isEmpty()) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "line 1: something; and more");
    }
    checkRevision(command.name(), command.revision());
    put(command.name(), command.principal().name(), command.yaml());
    return Future.succeededFuture(
        new DefinitionWritten(command.name(), kept(command.name()).revision()));
  }

  private void checkRevision(String name, int revision) {
    int current = saved.containsKey(name) ? kept(name).revision() : 0;
    if (current != revision) {
      throw new ServiceException(ErrorCode.PRECONDITION_FAILED, "changed by someone else");
    }
  }

  private Future<DefinitionWritten> delete(DeleteDefinition command) {
    if (!saved.containsKey(command.name())) {
      throw ServiceException.notFound("definition", command.name());
    }
    checkRevision(command.name(), command.revision());
    saved.remove(command.name());
    return Future.succeededFuture(new DefinitionWritten(command.name(), 0));
  }
}
