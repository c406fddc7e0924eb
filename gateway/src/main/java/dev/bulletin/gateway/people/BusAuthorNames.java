package dev.bulletin.gateway.people;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReplaceAuthor;
import dev.bulletin.contract.report.ReplaceWriter;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.Future;

/** The names of those who have written reports, plans and dashboards, at the services. */
final class BusAuthorNames implements AuthorNames {
  private final TypedBus bus;

  BusAuthorNames(TypedBus bus) {
    this.bus = bus;
  }

  @Override
  public Future<Void> replace(Principal asker, String name, String other) {
    var reports = bus.ask(ReportContract.REPLACE_WRITER, new ReplaceWriter(asker, name, other));
    var dashboards =
        bus.ask(DashboardContract.REPLACE_AUTHOR, new ReplaceAuthor(asker, name, other));
    return Future.all(reports, dashboards).mapEmpty();
  }
}
