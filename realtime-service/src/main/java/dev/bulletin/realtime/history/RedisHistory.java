package dev.bulletin.realtime.history;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.common.redis.Script;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Position;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Streams in Redis; each step is one script, and so one round trip. Thread-safe.
 *
 * <p>Of a room are kept where its stream stands ({@code at}, a hash), its last messages ({@code
 * log}, a stream whose ids are their offsets) and which they are ({@code ids}, a set), by which a
 * message that comes again, from another node or from its publisher, is known. Where a stream
 * stands outlives its messages: who comes back later is told that nothing, or that too much, was
 * missed.
 */
public final class RedisHistory implements History {
  private static final Duration PLACE_KEPT = Duration.ofDays(30);

  /** A Redis that has gone back in time must not give out the same offsets twice. */
  private static final String SHARED =
      """
      local function begin()
        redis.call('DEL', KEYS[2], KEYS[3])
        redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'offset', 0)
        return ARGV[1], 0
      end
      local function stand()
        local at = redis.call('HMGET', KEYS[1], 'epoch', 'offset')
        if not at[1] then return begin() end
        return at[1], tonumber(at[2])
      end
      local function id(offset)
        return string.format('%.0f-0', offset)
      end
      local function finish(epoch, offset, known)
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        redis.call('PEXPIRE', KEYS[2], ARGV[3])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        local entries = {}
        if tonumber(ARGV[5]) > 0 then
          entries = redis.call('XRANGE', KEYS[2], id(known + 1), '+', 'COUNT', ARGV[5])
        end
        return {epoch, string.format('%.0f', offset), entries}
      end
      """;

  private static final Script APPEND =
      Script.of(
          SHARED
              + """
              local epoch, offset = stand()
              local known = 0
              if epoch == ARGV[6] then known = tonumber(ARGV[7]) end
              if known > offset then
                epoch, offset = begin()
                known = 0
              end
              for i = 8, #ARGV, 2 do
                if redis.call('SADD', KEYS[3], ARGV[i]) == 1 then
                  offset = offset + 1
                  redis.call('XADD', KEYS[2], id(offset), 'id', ARGV[i], 'message', ARGV[i + 1])
                end
              end
              redis.call('HSET', KEYS[1], 'offset', string.format('%.0f', offset))
              local over = redis.call('XLEN', KEYS[2]) - tonumber(ARGV[2])
              if over > 0 then
                for _, old in ipairs(redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', over)) do
                  redis.call('SREM', KEYS[3], old[2][2])
                  redis.call('XDEL', KEYS[2], old[1])
                end
              end
              return finish(epoch, offset, known)""");

  private static final Script RENEW =
      Script.of(
          SHARED
              + """
              local epoch, offset = stand()
              if epoch ~= ARGV[1] and (ARGV[6] == '' or ARGV[6] == epoch) then
                epoch, offset = begin()
              end
              for i = 7, #ARGV do redis.call('SADD', KEYS[3], ARGV[i]) end
              return finish(epoch, offset, 0)""");

  private final RedisConnections redis;

  public RedisHistory(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public Future<Tail> append(Kept room, List<RoomMessage> messages, Position known, int limit) {
    List<String> arguments = arguments(room, limit);
    arguments.add(known.epoch());
    arguments.add(Long.toString(known.offset()));
    for (RoomMessage message : messages) {
      arguments.add(identity(message));
      arguments.add(JsonMapper.string(message));
    }
    return redis.run(APPEND, keys(room.room()), arguments).map(RedisHistory::toTail);
  }

  @Override
  public Future<Tail> renew(Kept room, String epoch, List<RoomMessage> told, int limit) {
    List<String> arguments = arguments(room, limit);
    arguments.add(epoch);
    told.forEach(message -> arguments.add(identity(message)));
    return redis.run(RENEW, keys(room.room()), arguments).map(RedisHistory::toTail);
  }

  @Override
  public Future<Void> ping() {
    return redis.send(Request.cmd(Command.PING)).mapEmpty();
  }

  /** The braces keep the keys of a room together where Redis is a cluster. */
  private static List<String> keys(String room) {
    String prefix = "realtime:{" + room + "}:";
    return List.of(prefix + "at", prefix + "log", prefix + "ids");
  }

  private static List<String> arguments(Kept room, int limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(UUID.randomUUID().toString().substring(0, 8));
    arguments.add(Integer.toString(room.rule().size()));
    arguments.add(Long.toString(room.rule().time().toMillis()));
    arguments.add(Long.toString(PLACE_KEPT.toMillis()));
    arguments.add(Integer.toString(limit));
    return arguments;
  }

  /** The same however often the message is published; its length keeps key and id apart. */
  private static String identity(RoomMessage message) {
    return message.key().length() + ":" + message.key() + message.id();
  }

  private static Tail toTail(Response answer) {
    List<Tail.Placed> entries = new ArrayList<>();
    for (Response entry : answer.get(2)) {
      entries.add(toPlaced(entry));
    }
    Position position = new Position(answer.get(1).toLong(), answer.get(0).toString());
    return new Tail(position, entries);
  }

  private static Tail.Placed toPlaced(Response entry) {
    String id = entry.get(0).toString();
    String message = entry.get(1).get(3).toString();
    return new Tail.Placed(
        Long.parseLong(id.substring(0, id.indexOf('-'))),
        JsonMapper.read(message, RoomMessage.class));
  }
}
