package dev.bulletin.gateway.people;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.person.Passwords;
import java.time.Duration;

/** All that looks after people. */
public record Care(
    Members members, Erasures erasures, OneTimeLinks links, SetUp setUp, Arrivals arrivals) {
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  /** Starts to forget links that open nothing any more. */
  public static Care open(Node node, Database database, Audit audit, Passwords passwords) {
    var links = new OneTimeLinks(database, audit, node.clock());
    var authors = new BusAuthorNames(node.bus());
    tidy(node, links);
    return new Care(
        new Members(database, audit, passwords, links, node.clock()),
        new Erasures(database, audit, authors, passwords, node.clock()),
        links,
        new SetUp(links),
        new Arrivals(database, audit, passwords));
  }

  private static void tidy(Node node, OneTimeLinks links) {
    Repeater repeater =
        new Repeater(node.vertx(), "tidying of one-time links", TIDY_EVERY, links::tidy);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
  }
}
