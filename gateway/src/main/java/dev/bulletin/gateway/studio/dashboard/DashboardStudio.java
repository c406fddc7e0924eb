package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.gateway.definition.Definitions;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.StudioPart;

/** All of {@code /studio/dashboards}. */
public final class DashboardStudio implements StudioPart {
  static final String DASHBOARDS = "/dashboards";
  static final String DASHBOARD = DASHBOARDS + "/:slug";

  private final TypedBus bus;
  private final BoardPreview preview;

  public DashboardStudio(TypedBus bus, BoardPreview preview) {
    this.bus = bus;
    this.preview = preview;
  }

  /** What no dashboard can be called goes before what one may be called. */
  @Override
  public void mount(Door door) {
    Checks checks = new Checks(bus, preview);
    new ListRoutes(bus).mount(door);
    new CheckRoutes(checks).mount(door);
    new EditorRoutes(new Definitions(bus), checks).mount(door);
    new RemovalRoutes(bus).mount(door);
  }
}
