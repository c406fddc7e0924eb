package dev.bulletin.report.transfer;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.http.HttpServerRequest;

/** Who may write reports over the internal port. */
public final class WritePermission {
  private WritePermission() {}

  /**
   * Who asks, and may write.
   *
   * @throws ServiceException UNAUTHENTICATED or FORBIDDEN
   */
  public static Principal of(HttpServerRequest request) {
    Principal principal = PrincipalHeader.read(request);
    principal.require(ReportContract.WRITE_SCOPE);
    return principal;
  }
}
