package dev.bulletin.gateway.definition;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.SaveDefinition;
import io.vertx.core.Future;

/**
 * Keeps new definitions apart from changed ones: to the service, 0 is the revision of a new one and
 * of one that is as it came. Thread-safe.
 */
public final class Definitions {
  private final TypedBus bus;

  public Definitions(TypedBus bus) {
    this.bus = bus;
  }

  /** Fails with NOT_FOUND. */
  public Future<DashboardDefinition> find(String name) {
    return bus.ask(DashboardContract.FIND_DEFINITION, new FindDefinition(name));
  }

  /** Fails with PRECONDITION_FAILED when there is a dashboard of that name. */
  public Future<DefinitionWritten> create(SaveDefinition command) {
    return isThere(command.name())
        .compose(there -> there ? refuse("there is a dashboard of that name") : save(command));
  }

  /** Fails with PRECONDITION_FAILED when there is none, or another was saved meanwhile. */
  public Future<DefinitionWritten> replace(SaveDefinition command) {
    return command.revision() > 0
        ? save(command)
        : isThere(command.name())
            .compose(there -> there ? save(command) : refuse("there is no such dashboard"));
  }

  private Future<DefinitionWritten> save(SaveDefinition command) {
    return bus.ask(DashboardContract.SAVE_DEFINITION, command);
  }

  private Future<Boolean> isThere(String name) {
    return find(name).map(true).recover(Definitions::missing);
  }

  private static Future<Boolean> missing(Throwable failure) {
    return failure instanceof ServiceException known && known.code() == ErrorCode.NOT_FOUND
        ? Future.succeededFuture(false)
        : Future.failedFuture(failure);
  }

  private static <T> Future<T> refuse(String detail) {
    return Future.failedFuture(new ServiceException(ErrorCode.PRECONDITION_FAILED, detail));
  }
}
