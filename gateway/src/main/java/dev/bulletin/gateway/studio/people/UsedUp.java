package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.studio.Porch;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import java.util.Map;

/** What a one-time link shows that opens nothing any more. */
final class UsedUp {
  private UsedUp() {}

  static View view(Visit visit) {
    return new View("studio/used-up", Section.NONE, visit.words().text("usedUp.title"), Map.of());
  }

  /** For one that was used by another a moment ago. */
  static void explain(Porch porch, Visit visit, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.GONE) {
      porch.show(visit, refusal.code().status(), view(visit));
    } else {
      visit.fail(failure);
    }
  }
}
