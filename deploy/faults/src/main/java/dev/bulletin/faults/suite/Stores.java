package dev.bulletin.faults.suite;

import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.nio.file.Path;

/** What the services keep their data in: a PostgreSQL that writes to the disk, and a Redis. */
public final class Stores implements AutoCloseable {
  private final PostgresServer postgres;
  private final RedisServer redis;

  private Stores(PostgresServer postgres, RedisServer redis) {
    this.postgres = postgres;
    this.redis = redis;
  }

  static Stores start(Path folder) {
    PostgresServer postgres = PostgresServer.start(folder.resolve("postgresql"));
    try {
      return new Stores(postgres, RedisServer.start());
    } catch (RuntimeException | AssertionError e) {
      postgres.close();
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
        return "postgresql";
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
        return "redis";
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
  }
}
