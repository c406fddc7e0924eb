package dev.bulletin.gateway.studio;

import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.transfer.InternalRequest;
import io.vertx.core.http.HttpMethod;
import java.util.UUID;

/** Takes images for reports, which are passed on to report-service as they arrive. */
final class ImageRoutes {
  private static final String IMAGES = "/images";

  private final InternalClient internal;

  ImageRoutes(InternalClient internal) {
    this.internal = internal;
  }

  void mount(Door door) {
    door.stream(IMAGES, ReportContract.WRITE_SCOPE, this::pass);
  }

  /** To any instance. */
  private void pass(Visit visit) {
    internal.pass(
        visit.ctx(),
        new InternalRequest(
            ReportContract.SERVICE,
            UUID.randomUUID().toString(),
            HttpMethod.POST,
            IMAGES,
            visit.principal()));
  }
}
