package dev.bulletin.faults.suite;

import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Path;

/** What the services keep their data in: a PostgreSQL that writes to the disk, and a Redis. */
public final class Stores implements AutoCloseable {
  /** The names of the two, by which their places are found. */
  public static final String POSTGRES = "postgresql";

  public static final String REDIS = "redis";

  private final PostgresServer postgres;
  private final RedisServer redis;
  private final Runnable release;

  private Stores(PostgresServer postgres, RedisServer redis, Runnable release) {
    this.postgres = postgres;
    this.redis = redis;
    this.release = release;
  }

  static Stores start(Path folder, Network network) throws IOException {
    Path data = folder.resolve(POSTGRES);
    network.lay(data);
    PostgresServer postgres = PostgresServer.start(data, network.place(POSTGRES).host());
    try {
      RedisServer redis = RedisServer.start(network.place(REDIS).host());
      return new Stores(postgres, redis, () -> network.release(data));
    } catch (RuntimeException | AssertionError e) {
      postgres.close();
      network.release(data);
      throw e;
    }
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public RedisServer redis() {
    return redis;
  }

  /** PostgreSQL, for what may befall it. */
  public Victim postgresVictim() {
    return new Victim() {
      @Override
      public String name() {
        return POSTGRES;
      }

      @Override
      public void kill() {
        postgres.kill();
      }

      @Override
      public void startAgain() {
        postgres.restart();
      }

      @Override
      public void pause() {
        postgres.pause();
      }

      @Override
      public void resume() {
        postgres.resume();
      }
    };
  }

  /** Redis, for what may befall it; after a kill it is empty. */
  public Victim redisVictim() {
    return new Victim() {
      @Override
      public String name() {
        return REDIS;
      }

      @Override
      public void kill() {
        redis.kill();
      }

      @Override
      public void startAgain() {
        redis.restart();
      }

      @Override
      public void pause() {
        redis.pause();
      }

      @Override
      public void resume() {
        redis.resume();
      }
    };
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
    release.run();
  }
}
