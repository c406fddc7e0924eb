package dev.bulletin.report.store;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.Examples;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of a table in which a number may stand twice until its transaction is committed. */
@ExtendWith(Servers.class)
class PipelinedTransactionIT {
  private static PostgresServer postgres;
  private static String schema;
  private static Node node;
  private static Database database;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    schema = access.user();
    node = Node.start(Nodes.alone()).await();
    database = Database.open(node, ReportContract.SERVICE, Examples.pg(access), 1).await();
    done(
        database
            .transactions()
            .query("CREATE TABLE number (value int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
            .execute());
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @BeforeEach
  void clear() {
    postgres.execute("DELETE FROM %s.number".formatted(schema));
  }

  private static <T> Future<T> carryOut(Function<PipelinedTransaction, Future<T>> work) {
    return PipelinedTransaction.carryOut(database.transactions(), work);
  }

  private static Future<RowSet<Row>> add(PipelinedTransaction transaction, int value) {
    return transaction.execute("INSERT INTO number VALUES ($1::int)", Tuple.of(value));
  }

  private static void assertThere(Integer... values) {
    assertThat(postgres.query("SELECT value FROM %s.number ORDER BY value".formatted(schema)))
        .containsExactly(Arrays.stream(values).map(String::valueOf).toArray(String[]::new));
  }

  @Test
  void commitsWhatWasDoneWhetherToldSoOrNot() {
    done(carryOut(transaction -> add(transaction, 1)));
    done(
        carryOut(
            transaction -> {
              Future<?> added = add(transaction, 2);
              transaction.commit();
              return added;
            }));
    assertThere(1, 2);
  }

  @Test
  void undoesWhatWasDoneWhenTheWorkFails() {
    Future<?> refused =
        carryOut(
            transaction ->
                add(transaction, 1).compose(added -> Future.failedFuture("not like this")));
    assertThatThrownBy(() -> done(refused)).hasMessageContaining("not like this");
    Future<?> broken =
        carryOut(
            transaction -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> done(broken)).hasMessageContaining("broken");
    assertThere();
  }

  @Test
  void aCommitBehindAStatementThatFailsUndoesAll() {
    Future<?> failed =
        carryOut(
            transaction -> {
              Future<?> added = add(transaction, 1);
              Future<?> unknown = transaction.execute("SELECT unknown", Tuple.tuple());
              transaction.commit();
              return added.compose(done -> unknown);
            });
    assertThatThrownBy(() -> done(failed)).hasMessageContaining("unknown");
    assertThere();
  }

  @Test
  void failsWhenItsCommitFails() {
    Future<?> twice =
        carryOut(
            transaction -> {
              Future<?> added = add(transaction, 1).compose(once -> add(transaction, 1));
              return added.onSuccess(done -> transaction.commit());
            });
    assertThatThrownBy(() -> done(twice)).hasMessageContaining("duplicate key");
    assertThere();
    done(carryOut(transaction -> add(transaction, 1)));
    assertThere(1);
  }
}
