package dev.bulletin.dashboard.library;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what is asked about definitions, on one event loop, and looks now and then for changes.
 */
public final class LibraryVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(LibraryVerticle.class);

  /** For what an instance was not told of. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final TypedBus bus;
  private final Library library;
  private final DefinitionQueries queries;
  private final DefinitionCommands commands;

  public LibraryVerticle(
      TypedBus bus, Library library, DefinitionQueries queries, DefinitionCommands commands) {
    this.bus = bus;
    this.library = library;
    this.queries = queries;
    this.commands = commands;
  }

  /** Ends when the definitions are read: nobody is answered before. */
  @Override
  public Future<?> start() {
    vertx.setPeriodic(PERIOD.toMillis(), tick -> look());
    return bus.answer(LibraryContract.RELOAD, changed -> library.read().map(known()))
        .compose(answering -> library.read())
        .compose(read -> answer());
  }

  private static LibraryContract.Known known() {
    return new LibraryContract.Known();
  }

  private Future<?> answer() {
    return Future.all(
        List.of(
            bus.answer(DashboardContract.LIST, queries::list),
            bus.answer(DashboardContract.SURVEY, queries::survey),
            bus.answer(DashboardContract.FIND_DEFINITION, queries::find),
            bus.answer(DashboardContract.CHECK_DEFINITION, queries::check),
            bus.answer(DashboardContract.SAVE_DEFINITION, commands::save),
            bus.answer(DashboardContract.DELETE_DEFINITION, commands::delete),
            bus.answer(DashboardContract.REPLACE_AUTHOR, commands::replaceAuthor)));
  }

  private void look() {
    library
        .read()
        .onFailure(failure -> log.warn("definitions are not to be read: {}", failure.toString()));
  }
}
