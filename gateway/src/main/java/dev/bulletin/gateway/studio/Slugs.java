package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.edge.Slug;

/** Reads the address of a report from the path of a request. */
final class Slugs {
  private Slugs() {}

  static String inPath(Visit visit) {
    String slug = visit.ctx().pathParam("slug");
    if (!Slug.fits(slug)) {
      throw ServiceException.notFound("report", slug);
    }
    return slug;
  }
}
