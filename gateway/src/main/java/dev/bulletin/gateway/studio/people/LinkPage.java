package dev.bulletin.gateway.studio.people;

import dev.bulletin.gateway.people.OneTimeLinks;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Map;

/**
 * Shows a link that sets a password, this once: nobody can look it up again.
 *
 * @param publicUrl the origin that browsers see; empty when they reach the gateway directly
 */
record LinkPage(String publicUrl, Clock clock) {
  void show(Visit visit, long person, String name, RandomKey key) {
    String path = ReturnPath.STUDIO + InvitationWay.PATH + "?key=" + key.value().reveal();
    visit.showOnce(
        new View(
            "studio/link",
            Section.PEOPLE,
            visit.words().text("link.title"),
            Map.of(
                "name",
                name,
                "link",
                origin(visit.ctx().request()) + path,
                "until",
                visit.views().moment(clock.instant().plus(OneTimeLinks.FOR_PEOPLE)),
                "back",
                PersonRoutes.path(person))));
  }

  private String origin(HttpServerRequest request) {
    return publicUrl.isEmpty() ? request.scheme() + "://" + request.authority() : publicUrl;
  }
}
