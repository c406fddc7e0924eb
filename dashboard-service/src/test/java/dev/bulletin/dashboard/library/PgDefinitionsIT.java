package dev.bulletin.dashboard.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.Language;
import dev.bulletin.dashboard.Instances;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgDefinitionsIT {
  private static final String SERVICE = "dashboard-service";
  private static final String YAML = ExampleLibrary.PRICES;

  private static Node node;
  private static Database database;

  private final PgDefinitions store = new PgDefinitions(database);
  private final Dashboards dashboards = Dashboards.bundled();
  private final List<Set<String>> outdated = new ArrayList<>();
  private final Library library = new Library(node.vertx(), store, dashboards, outdated::add);

  @BeforeAll
  static void open(PostgresServer.Access access) {
    PgConfig config = Instances.pg(access);
    node = done(Node.start(Nodes.alone()));
    done(Migrations.run(node.vertx(), config, SERVICE));
    database = done(Database.open(node, SERVICE, config, 0));
  }

  @AfterAll
  static void close() {
    node.stop();
  }

  @BeforeEach
  void empty() {
    execute("TRUNCATE dashboard_definition");
  }

  private static void execute(String sql) {
    done(database.statements().query(sql).execute());
  }

  @Test
  void keepsADefinitionWithItsAuthorAndNextRevision() {
    assertThat(done(store.save("x", YAML, 0, "lan"))).isEqualTo(1);
    assertThat(done(store.save("x", "y: 1", 1, "minh"))).isEqualTo(2);
    Definition kept = done(store.find(List.of("x", "none"))).get(0);
    assertThat(kept.yaml()).isEqualTo("y: 1");
    assertThat(kept.revision()).isEqualTo(2);
    assertThat(kept.author()).isEqualTo("minh");
    assertThat(done(store.marks())).containsOnlyKeys("x").containsValue(kept.mark());
  }

  @Test
  void refusesToReplaceWhatWasNotRead() {
    done(store.save("x", YAML, 0, "lan"));
    assertRefused(ErrorCode.PRECONDITION_FAILED, store.save("x", YAML, 0, "minh"));
    assertRefused(ErrorCode.PRECONDITION_FAILED, store.save("x", YAML, 2, "minh"));
    assertRefused(ErrorCode.PRECONDITION_FAILED, store.save("y", YAML, 1, "minh"));
    assertRefused(ErrorCode.PRECONDITION_FAILED, store.delete("x", 2));
    assertRefused(ErrorCode.NOT_FOUND, store.delete("y", 1));
    assertThat(done(store.find(List.of("x"))).get(0).author()).isEqualTo("lan");
  }

  @Test
  void forgetsTheNameOfAnAuthorAlsoWhereItHasBeenRead() {
    done(store.save("x", YAML, 0, "person:lan"));
    done(store.save("y", YAML, 0, "person:lana"));
    done(library.read());
    assertThat(done(store.replaceAuthor("person:lan", "person:erased-7"))).isEqualTo(1);
    done(library.read());
    assertThat(dashboards.definitions().get("x").author()).isEqualTo("person:erased-7");
    assertThat(dashboards.definitions().get("x").revision()).isEqualTo(1);
    assertThat(dashboards.definitions().get("y").author()).isEqualTo("person:lana");
  }

  @Test
  void keepsTwoHundredAtMost() {
    execute(
        "INSERT INTO dashboard_definition"
            + " SELECT 'n' || i, 'x', 1, 'lan', now() FROM generate_series(1, 199) i");
    assertThat(done(store.save("last", YAML, 0, "lan"))).isEqualTo(1);
    assertRefused(ErrorCode.CONFLICT, store.save("more", YAML, 0, "lan"));
    assertThat(done(store.save("last", YAML, 1, "lan"))).isEqualTo(2);
  }

  @Test
  void anInstanceThatWasNotToldFindsWhatHasChanged() {
    done(store.save("x", YAML, 0, "lan"));
    done(store.save("broken", "title: 7", 0, "lan"));
    done(library.read());
    assertThat(dashboards.find("x")).isPresent();
    assertThat(outdated).containsExactly(Set.of("x", "broken"));
    done(library.read());
    assertThat(outdated).hasSize(1);
    done(store.delete("x", 1));
    done(library.read());
    assertThat(dashboards.find("x")).isEmpty();
    assertThat(outdated).last().isEqualTo(Set.of("x"));
  }

  @Test
  void oneThatWasDeletedAndMadeAnewIsAnother() {
    done(store.save("x", YAML, 0, "lan"));
    done(library.read());
    done(store.delete("x", 1));
    done(store.save("x", YAML.replace("en: Prices", "en: Other"), 0, "lan"));
    done(library.read());
    assertThat(dashboards.find("x").orElseThrow().title().in(Language.EN)).isEqualTo("Other");
  }

  private static void assertRefused(ErrorCode code, Future<?> refused) {
    assertThatThrownBy(() -> done(refused))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
