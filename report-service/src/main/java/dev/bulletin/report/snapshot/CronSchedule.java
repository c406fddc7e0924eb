package dev.bulletin.report.snapshot;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.bulletin.common.error.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * When a crontab expression is due, by the clock on a wall of its zone. Immutable.
 *
 * <p>The library finds times in a calendar without summer time; what the zone makes of them is
 * decided here, as cron on Debian does. At fixed hours each time on the wall counts once: one that
 * the clock leaps over is due when it leaps, and one that the clock shows twice is due the first
 * time. In every hour, what counts is the hour that passes: nothing is due in the leap, and the
 * repeated hour is an hour like any other.
 */
final class CronSchedule {
  private static final List<String> FIELDS =
      List.of("minute", "hour", "day of month", "month", "day of week");
  private static final int HOUR = 1;
  private static final int MAX_LENGTH = 100;
  private static final String EVERY = "*";

  private final ExecutionTime calendar;
  private final boolean everyHour;
  private final ZoneId zone;
  private final ZoneRules rules;

  private CronSchedule(ExecutionTime calendar, boolean everyHour, ZoneId zone) {
    this.calendar = calendar;
    this.everyHour = everyHour;
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /**
   * Reads an expression of five fields.
   *
   * @param zone such as {@code Asia/Ho_Chi_Minh}
   * @throws ServiceException INVALID_REQUEST, naming {@code cron} or {@code zone} and what is wrong
   */
  static CronSchedule parse(String cron, String zone) {
    require(cron.length() <= MAX_LENGTH, "at most %d characters".formatted(MAX_LENGTH));
    List<String> fields = List.of(cron.strip().split("\\s+"));
    require(
        fields.size() == FIELDS.size(),
        "expected five fields, %s; got %d"
            .formatted(String.join(", ", FIELDS), cron.isBlank() ? 0 : fields.size()));
    for (int i = 0; i < FIELDS.size(); i++) {
      checkField(i, fields.get(i));
    }
    ExecutionTime calendar = ExecutionTime.forCron(read(String.join(" ", fields)));
    return new CronSchedule(calendar, fields.get(HOUR).equals(EVERY), zone(zone));
  }

  /** Reads it alone, because the library does not say which field it means. */
  private static void checkField(int index, String field) {
    String[] alone = {EVERY, EVERY, EVERY, EVERY, EVERY};
    alone[index] = field;
    try {
      read(String.join(" ", alone));
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalid(
          "cron", "%s %s: %s".formatted(FIELDS.get(index), field, reason(e)));
    }
  }

  private static Cron read(String expression) {
    var definition = CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
    return new CronParser(definition).parse(expression).validate();
  }

  /** The innermost message, without the words around it, which speak of the library's own terms. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      innermost = cause;
    }
    String message = String.valueOf(innermost.getMessage());
    if (message.contains("range [")) {
      return message
          .replaceFirst("^Value (\\d+) not in range \\[(\\d+), (\\d+)]", "$1 is not in $2 to $3")
          .replaceFirst("^Period (\\d+) not in range \\[\\d+, ", "step $1 is not in 1 to ")
          .replaceFirst("]$", "");
    }
    return "expected *, numbers, names, ranges such as 1-5, lists such as 1,3 or steps such as */2";
  }

  private static ZoneId zone(String id) {
    try {
      if (ZoneId.getAvailableZoneIds().contains(id)) {
        return ZoneId.of(id);
      }
    } catch (DateTimeException e) {
      throw wrongZone(id);
    }
    throw wrongZone(id);
  }

  private static ServiceException wrongZone(String id) {
    return ServiceException.invalid(
        "zone", "expected the name of a time zone such as Asia/Ho_Chi_Minh, got " + id);
  }

  private static void require(boolean met, String rule) {
    if (!met) {
      throw ServiceException.invalid("cron", rule);
    }
  }

  /** The zone whose clock is meant. */
  ZoneId zone() {
    return zone;
  }

  /** The first time after that moment, if there is one. */
  Optional<Instant> next(Instant after) {
    return everyHour ? nextPassing(after) : nextOnTheWall(after);
  }

  private Optional<Instant> nextOnTheWall(Instant after) {
    Optional<LocalDateTime> found = following(LocalDateTime.ofInstant(after, zone));
    while (found.isPresent() && !firstMoment(found.get()).isAfter(after)) {
      found = following(found.get());
    }
    return found.map(this::firstMoment);
  }

  private Instant firstMoment(LocalDateTime wall) {
    ZoneOffsetTransition transition = rules.getTransition(wall);
    if (transition == null) {
      return wall.toInstant(rules.getOffset(wall));
    }
    return transition.isGap()
        ? transition.getInstant()
        : wall.toInstant(transition.getOffsetBefore());
  }

  private Optional<Instant> nextPassing(Instant after) {
    Instant begin = after;
    ZoneOffset offset = rules.getOffset(after);
    LocalDateTime wall = LocalDateTime.ofInstant(after, offset);
    while (true) {
      Optional<LocalDateTime> found = following(wall);
      ZoneOffsetTransition change = rules.nextTransition(begin);
      if (found.isEmpty()
          || change == null
          || found.get().toInstant(offset).isBefore(change.getInstant())) {
        ZoneOffset still = offset;
        return found.map(time -> time.toInstant(still));
      }
      begin = change.getInstant();
      offset = change.getOffsetAfter();
      wall = change.getDateTimeAfter().minusSeconds(1);
    }
  }

  private Optional<LocalDateTime> following(LocalDateTime wall) {
    return calendar
        .nextExecution(wall.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
        .map(found -> found.toLocalDateTime());
  }

  /**
   * The newest time that is not after now.
   *
   * @param first one that is not after now either
   */
  Instant newest(Instant first, Instant now) {
    Instant newest = nearlyNewest(now).filter(near -> near.isAfter(first)).orElse(first);
    Optional<Instant> following = next(newest);
    while (following.isPresent() && !following.get().isAfter(now)) {
      newest = following.get();
      following = next(newest);
    }
    return newest;
  }

  /** Found backwards, so that years of missed minutes are not counted one by one. */
  private Optional<Instant> nearlyNewest(Instant now) {
    LocalDateTime wall = LocalDateTime.ofInstant(now, zone).plusSeconds(1);
    return calendar
        .lastExecution(wall.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
        .map(found -> firstMoment(found.toLocalDateTime()).minusSeconds(1))
        .flatMap(this::next)
        .filter(near -> !near.isAfter(now));
  }
}
