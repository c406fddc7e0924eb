package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.edge.Slug;

/** Reads the address of a report, or of a dashboard, from the path of a request. */
public final class Slugs {
  private Slugs() {}

  static String inPath(Visit visit) {
    return inPath(visit, "report");
  }

  /** Of something of that kind. */
  public static String inPath(Visit visit, String kind) {
    String slug = visit.ctx().pathParam("slug");
    if (!Slug.fits(slug)) {
      throw ServiceException.notFound(kind, slug);
    }
    return slug;
  }
}
