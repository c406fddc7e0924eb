package dev.bulletin.gateway.limit;

import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.common.redis.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * A tally in Redis: of each who has asked, the time at which nothing of it counts any more. It goes
 * by the clock of Redis, and is gone when that time has come.
 */
final class RedisTally implements Tally {
  private static final String KEY = "bulletin:rate:";
  private static final long MINUTE_MICROS = 60_000_000;

  private static final Script ADD =
      Script.of(
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000000 + time[2]
          local each = tonumber(ARGV[1])
          local most = each * tonumber(ARGV[2])
          local due = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
          due = math.min(due + each * tonumber(ARGV[3]), now + most)
          local left = math.max(1, math.ceil((due - now) / 1000))
          redis.call('SET', KEYS[1], string.format('%.0f', due), 'PX', left)
          return math.floor((now + most - due) / each)""");

  private final RedisConnections redis;

  RedisTally(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public Future<Long> add(String who, int perMinute, long requests) {
    return redis
        .run(
            ADD,
            List.of(KEY + who),
            List.of(
                Long.toString(MINUTE_MICROS / perMinute),
                Integer.toString(perMinute),
                Long.toString(requests)))
        .map(Response::toLong);
  }
}
