package dev.bulletin.gateway.studio.people;

import dev.bulletin.gateway.people.Erasures;
import dev.bulletin.gateway.people.Members;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.StudioPart;
import java.time.Clock;

/** All of {@code /studio/people}, for those who look after them. */
public final class PeopleStudio implements StudioPart {
  static final String PEOPLE = "/people";
  static final String PERSON = PEOPLE + "/:id";

  private final Members members;
  private final Erasures erasures;
  private final LinkPage links;

  /**
   * Of those people.
   *
   * @param publicUrl the origin that browsers see; empty when they reach the gateway directly
   */
  public PeopleStudio(Members members, Erasures erasures, String publicUrl, Clock clock) {
    this.members = members;
    this.erasures = erasures;
    this.links = new LinkPage(publicUrl, clock);
  }

  @Override
  public void mount(Door door) {
    new PeopleRoutes(members, links).mount(door);
    new PersonRoutes(members, links).mount(door);
    new ErasureRoutes(members, erasures).mount(door);
  }
}
