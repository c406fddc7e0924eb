package dev.bulletin.dashboard.library;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardChanged;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.NameReplaced;
import dev.bulletin.contract.dashboard.ReplaceAuthor;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.dashboard.definition.ReadDefinition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Changes the dashboards that there are. Whoever has been answered finds the change wherever they
 * ask next; readers who have the dashboard open are told. Thread-safe.
 */
public final class DefinitionCommands {
  private static final String KEY = "definition";

  private final Vertx vertx;
  private final TypedBus bus;
  private final DefinitionStore store;
  private final Clock clock;

  public DefinitionCommands(Vertx vertx, TypedBus bus, PgDefinitions store, Clock clock) {
    this.vertx = vertx;
    this.bus = bus;
    this.store = store;
    this.clock = clock;
  }

  public Future<DefinitionWritten> save(SaveDefinition command) {
    checkScope(command);
    DashboardName.check(command.name());
    if (command.revision() < 0) {
      throw ServiceException.invalid("revision", "expected 0 or more");
    }
    return vertx
        .executeBlocking(
            () -> ReadDefinition.of(command.name(), command.yaml()), /* ordered= */ false)
        .compose(DefinitionCommands::checkProblems)
        .compose(
            sound ->
                store.save(
                    command.name(), command.yaml(), command.revision(), command.principal().name()))
        .compose(revision -> tell(new DefinitionWritten(command.name(), revision)));
  }

  private static Future<Void> checkProblems(ReadDefinition read) {
    return read.problems().isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(
            new ServiceException(ErrorCode.INVALID_REQUEST, told(read.problems())));
  }

  private static String told(List<DefinitionProblem> problems) {
    DefinitionProblem first = problems.get(0);
    String place = first.path().isEmpty() ? "" : first.path() + ": ";
    String more = problems.size() == 1 ? "" : "; and %d more".formatted(problems.size() - 1);
    return "line %d: %s%s%s".formatted(first.line(), place, first.reason(), more);
  }

  public Future<DefinitionWritten> delete(DeleteDefinition command) {
    checkScope(command);
    return store
        .delete(command.name(), command.revision())
        .compose(deleted -> tell(new DefinitionWritten(command.name(), 0)));
  }

  /** Whoever has been answered finds the name nowhere; readers see no difference. */
  public Future<NameReplaced> replaceAuthor(ReplaceAuthor command) {
    command.principal().require(ReplaceAuthor.SCOPE);
    return store
        .replaceAuthor(command.name(), command.other())
        .compose(
            places ->
                bus.askEvery(LibraryContract.RELOAD, new DashboardChanged(""))
                    .map(new NameReplaced(places)));
  }

  private static void checkScope(Command command) {
    command.principal().require(DashboardContract.DEFINE_SCOPE);
  }

  /** First those who answer, then those who will ask. */
  private Future<DefinitionWritten> tell(DefinitionWritten written) {
    var changed = new DashboardChanged(written.name());
    return bus.askEvery(LibraryContract.RELOAD, changed)
        .map(known -> written)
        .onSuccess(known -> publish(changed, written));
  }

  private void publish(DashboardChanged changed, DefinitionWritten written) {
    bus.publish(DashboardContract.CHANGED, changed);
    bus.publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(toMessage(written))));
  }

  private RoomMessage toMessage(DefinitionWritten written) {
    Instant now = clock.instant();
    return new RoomMessage(
        DashboardContract.tag(written.name()),
        RoomKind.STATE,
        DashboardContract.DEFINITION_MESSAGE,
        KEY,
        now,
        "%s@%s".formatted(written.revision(), now),
        JsonMapper.string(Map.of("revision", written.revision())));
  }
}
