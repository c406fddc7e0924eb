package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.Instances;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgSamplesIT extends SampleStoreContract {
  private static final String SERVICE = "dashboard-service";

  private static Node node;
  private static Database database;

  @BeforeAll
  static void open(PostgresServer.Access access) {
    PgConfig config = Instances.pg(access);
    node = await(Node.start(Nodes.alone()));
    await(Migrations.run(node.vertx(), config, SERVICE));
    database = await(Database.open(node, SERVICE, config, 0));
  }

  @AfterAll
  static void close() {
    node.stop();
  }

  @Override
  SampleStore store() {
    await(database.statements().query("TRUNCATE sample").execute());
    return new PgSamples(database, SOURCE, SERIES);
  }

  @Test
  void keepsEverySampleOnce() {
    SampleStore store = store();
    List<Sample> tick = List.of(price("1", AT), price("2", AT.plusMillis(1)));
    await(store.keep(tick));
    await(store.keep(tick));
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void storesThousandsOfSamplesWithOneStatement() {
    List<Sample> many =
        IntStream.range(0, 5_000).mapToObj(i -> price("1.5", AT.minusMillis(i))).toList();
    await(store().keep(many));
    assertThat(count()).isEqualTo(5_000);
  }

  @Test
  void givesNothingOlderThanADay() {
    SampleStore store = store();
    await(store.keep(List.of(price("1", AT.minus(Duration.ofHours(25))))));
    assertThat(await(store.latest())).isEmpty();
  }

  @Test
  void doesNotTakeWhatASimulatorSaidForTheMarkets() {
    SampleStore store = store();
    Sample simulated =
        new Sample("BTC-USDT.price", BigDecimal.ONE, AT.plusMillis(5), "binance-simulated");
    await(store.keep(List.of(price("96000", AT), simulated)));
    assertThat(await(store.latest())).containsExactly(price("96000", AT));
  }

  private static int count() {
    return await(database.statements().query("SELECT count(*) FROM sample").execute())
        .iterator()
        .next()
        .getInteger(0);
  }
}
