package dev.bulletin.dashboard.series;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest sample of each series, in Redis: a hash whose values are the sample's time in
 * milliseconds, a space, and the sample as JSON. It is gone when nothing is kept for a day.
 */
public final class RedisSamples implements SampleStore {
  /** Redis is a help that nothing waits long for. */
  private static final Duration LIMIT = Duration.ofMillis(250);

  /** Keeps the newer of two, so that an instance that was paused cannot turn time back. */
  private static final String KEEP_NEWER =
      """
      for i = 2, #ARGV, 3 do
        local kept = redis.call('HGET', KEYS[1], ARGV[i]) or ''
        if (tonumber(string.match(kept, '^%d+')) or -1) < tonumber(ARGV[i + 1]) then
          redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
        end
      end
      return redis.call('EXPIRE', KEYS[1], ARGV[1])""";

  private final RedisConnections redis;
  private final String key;

  /** What one source has said. */
  public RedisSamples(RedisConnections redis, String source) {
    this.redis = redis;
    this.key = "dashboard:latest:" + source;
  }

  @Override
  public Future<Void> keep(List<Sample> samples) {
    Request request =
        Request.cmd(Command.EVAL)
            .arg(KEEP_NEWER)
            .arg(1)
            .arg(key)
            .arg(Duration.ofDays(1).toSeconds());
    samples.forEach(sample -> add(request, sample));
    return send(request).mapEmpty();
  }

  private static void add(Request request, Sample sample) {
    request.arg(sample.series()).arg(sample.at().toEpochMilli()).arg(JsonMapper.string(sample));
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
