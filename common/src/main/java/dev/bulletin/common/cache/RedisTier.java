package dev.bulletin.common.cache;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The shared tier in Redis; each step is one script, and so one round trip. Thread-safe.
 *
 * <p>Under a key are kept what is known with its tags ({@code v:}, a hash) and, while somebody
 * loads it, his token ({@code l:}). An invalidation writes the time at which it happened under each
 * tag ({@code t:}), and outdates whatever began to be loaded before: what is kept already, and what
 * is put later. So it costs the same however much depends on a tag, and there is no index to grow.
 * All times are Redis' own.
 */
final class RedisTier implements SharedTier {
  /** How long a loader may take before others load in its place. */
  static final Duration LOCK = Duration.ofSeconds(10);

  private static final String SHARED =
      """
      local function now()
        local time = redis.call('TIME')
        return string.format('%.0f', time[1] * 1000000 + time[2])
      end
      local function outdated(since, tags)
        local markers = {KEYS[3] .. '*'}
        for i, tag in ipairs(cjson.decode(tags)) do markers[i + 1] = KEYS[3] .. tag end
        for _, at in ipairs(redis.call('MGET', unpack(markers))) do
          if at and tonumber(at) >= tonumber(since) then return true end
        end
        return false
      end
      local function kept()
        local v = redis.call('HMGET', KEYS[1], 'since', 'tags')
        if not v[1] or outdated(v[1], v[2]) then return false end
        local w = redis.call('HMGET', KEYS[1], 'missing', 'stale', 'body')
        return {redis.call('PTTL', KEYS[1]) - tonumber(w[2]), w[2], w[1], v[2], w[3]}
      end
      """;

  private static final String CLAIM =
      SHARED
          + """
          local found = kept()
          if found and found[1] > tonumber(ARGV[3]) then return found end
          if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return {now()} end
          return {}""";

  private static final String PUT =
      SHARED
          + """
          if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 'LATE' end
          redis.call('DEL', KEYS[2])
          if outdated(ARGV[2], ARGV[3]) then return 'OUTDATED' end
          redis.call('HSET', KEYS[1], 'since', ARGV[2], 'tags', ARGV[3], 'missing', ARGV[4],
                     'stale', ARGV[6], 'body', ARGV[7])
          redis.call('PEXPIRE', KEYS[1], ARGV[5] + ARGV[6])
          return 'KEPT'""";

  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
      return 'OK'""";

  private static final String LAST = SHARED + "return kept() or {}";

  private static final String INVALIDATE =
      SHARED
          + """
          local at = now()
          for _, tag in ipairs(cjson.decode(ARGV[2])) do
            redis.call('SET', KEYS[3] .. tag, at, 'PX', ARGV[1])
          end
          return 'OK'""";

  private final RedisConnections redis;
  private final String prefix;
  private final long markerMillis;
  private final String instance = UUID.randomUUID().toString();
  private final AtomicLong tokens = new AtomicLong();

  /**
   * What instances of a service keep.
   *
   * @param longest how long anything is kept at most
   */
  RedisTier(RedisConnections redis, String service, Duration longest) {
    this.redis = redis;
    this.prefix = "cache:" + service + ":";
    this.markerMillis = longest.toMillis();
  }

  @Override
  public Future<Claim> claim(String key, long newerThanMillis) {
    String token = instance + ":" + tokens.incrementAndGet();
    Request request = script(CLAIM, key).arg(token).arg(LOCK.toMillis()).arg(newerThanMillis);
    return redis.send(request).map(answer -> toClaim(key, token, answer));
  }

  private static Claim toClaim(String key, String token, Response answer) {
    return switch (answer.size()) {
      case 0 -> new Claim.Taken();
      case 1 -> new Claim.Yours(new Ticket(key, token, answer.get(0).toString()));
      default -> new Claim.Kept(toParcel(answer));
    };
  }

  @Override
  public Future<Put> put(Ticket ticket, Parcel parcel) {
    Request request =
        script(PUT, ticket.key())
            .arg(ticket.token())
            .arg(ticket.since())
            .arg(JsonMapper.string(parcel.tags()))
            .arg(parcel.missing() ? 1 : 0)
            .arg(parcel.freshMillis())
            .arg(parcel.staleMillis())
            .arg(parcel.body());
    return redis.send(request).map(answer -> Put.valueOf(answer.toString()));
  }

  @Override
  public Future<Void> release(Ticket ticket) {
    return redis.send(script(RELEASE, ticket.key()).arg(ticket.token())).mapEmpty();
  }

  @Override
  public Future<Optional<Parcel>> last(String key) {
    return redis
        .send(script(LAST, key))
        .map(kept -> kept.size() == 0 ? Optional.empty() : Optional.of(toParcel(kept)));
  }

  @Override
  public Future<Void> invalidate(Set<String> tags) {
    Request request = script(INVALIDATE, "").arg(markerMillis).arg(JsonMapper.string(tags));
    return redis.send(request).mapEmpty();
  }

  private Request script(String script, String key) {
    return Request.cmd(Command.EVAL)
        .arg(script)
        .arg(3)
        .arg(prefix + "v:" + key)
        .arg(prefix + "l:" + key)
        .arg(prefix + "t:");
  }

  private static Parcel toParcel(Response kept) {
    return new Parcel(
        kept.get(2).toInteger() == 1,
        kept.get(4).toBuffer(),
        Set.of(JsonMapper.read(kept.get(3).toString(), String[].class)),
        kept.get(0).toLong(),
        kept.get(1).toLong());
  }
}
