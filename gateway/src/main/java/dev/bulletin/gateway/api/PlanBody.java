package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request that keeps a plan: every field may be missing. */
record PlanBody(
    @Nullable String dashboard,
    @Nullable String cron,
    @Nullable String zone,
    @Nullable Boolean publish) {
  private static final String UTC = "UTC";

  SaveSnapshotPlan command(Principal principal, String name) {
    RequestFields fields = new RequestFields();
    var plan =
        new SnapshotPlan(
            name,
            fields.text("dashboard", dashboard),
            fields.text("cron", cron),
            fields.text("zone", Objects.requireNonNullElse(zone, UTC)),
            Objects.requireNonNullElse(publish, false));
    fields.finish();
    return new SaveSnapshotPlan(principal, plan);
  }
}
