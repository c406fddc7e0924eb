package dev.bulletin.dashboard.series;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest sample of each series, in Redis: a hash whose values are the sample's time in
 * milliseconds, a space, and the sample as JSON; beside it the highest term in which samples were
 * polled. Both are gone when nothing is kept for a day.
 */
public final class RedisSamples implements SampleStore {
  /** Redis is a help that nothing waits long for. */
  private static final Duration LIMIT = Duration.ofMillis(250);

  /**
   * Answers with the term in force, and keeps the newer of two, so that an instance that was paused
   * cannot turn time back.
   */
  private static final String KEEP_NEWER =
      """
      local term = tonumber(ARGV[2])
      local inForce = tonumber(redis.call('GET', KEYS[2]) or '0') or 0
      if term > 0 and term < inForce then
        return inForce
      end
      for i = 3, #ARGV, 3 do
        local kept = redis.call('HGET', KEYS[1], ARGV[i]) or ''
        if (tonumber(string.match(kept, '^%d+')) or -1) < tonumber(ARGV[i + 1]) then
          redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
        end
      end
      redis.call('EXPIRE', KEYS[1], ARGV[1])
      if term > 0 then
        redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[1])
      end
      return term""";

  private final RedisConnections redis;
  private final String key;

  /** What the sources of that realm have said. */
  public RedisSamples(RedisConnections redis, Realm realm) {
    this.redis = redis;
    this.key = realm.source("dashboard:latest");
  }

  @Override
  public Future<List<Refusal>> keep(Samples samples) {
    Request request =
        Request.cmd(Command.EVAL)
            .arg(KEEP_NEWER)
            .arg(2)
            .arg(key)
            .arg(key + ":term")
            .arg(Duration.ofDays(1).toSeconds())
            .arg(samples.term());
    samples.samples().forEach(sample -> add(request, sample));
    return send(request).map(answer -> kept(samples.term(), answer.toLong()));
  }

  private static void add(Request request, Sample sample) {
    request.arg(sample.series()).arg(sample.at().toEpochMilli()).arg(JsonMapper.string(sample));
  }

  private static List<Refusal> kept(long term, long inForce) {
    if (inForce > term) {
      throw new LowerTermException(term, inForce);
    }
    return List.of();
  }

  @Override
  public Future<List<Sample>> latest() {
    return send(Request.cmd(Command.HVALS).arg(key)).map(RedisSamples::toSamples);
  }

  private Future<Response> send(Request request) {
    return redis.send(request).timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<Sample> toSamples(Response values) {
    return values.stream().map(RedisSamples::toSample).toList();
  }

  private static Sample toSample(Response value) {
    String text = value.toString();
    return JsonMapper.read(text.substring(text.indexOf(' ') + 1), Sample.class);
  }
}
