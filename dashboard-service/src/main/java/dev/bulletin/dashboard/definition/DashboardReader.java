package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Threshold;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a dashboard of a document that is as the schema says. */
final class DashboardReader {
  private static final Comparator<Panel> BY_PLACE =
      Comparator.comparingInt((Panel panel) -> panel.place().row())
          .thenComparingInt(panel -> panel.place().column());

  private DashboardReader() {}

  static Dashboard read(String name, JsonObject json) {
    return new Dashboard(
        name,
        text(json.getValue("title")),
        json.containsKey("description")
            ? text(json.getValue("description"))
            : LocalizedText.same(""),
        objects(json, "tiles", DashboardReader::tile),
        panels(json).stream().sorted(BY_PLACE).toList());
  }

  /** In the order of the document. */
  static List<Panel> panels(JsonObject json) {
    return objects(json, "panels", DashboardReader::panel);
  }

  private static <T> List<T> objects(JsonObject json, String name, Function<JsonObject, T> reader) {
    return json.getJsonArray(name, new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .map(reader)
        .toList();
  }

  private static LocalizedText text(Object value) {
    return value instanceof JsonObject texts ? texts(texts) : LocalizedText.same((String) value);
  }

  private static LocalizedText texts(JsonObject json) {
    Map<String, String> texts = new HashMap<>();
    json.forEach(text -> texts.put(text.getKey(), text.getValue().toString()));
    return new LocalizedText(texts);
  }

  private static TileDefinition tile(JsonObject json) {
    String unit = json.getString("unit", "");
    List<TileSeries> choices = new ArrayList<>();
    choices.add(series(json, unit));
    choices.addAll(objects(json, "fallbacks", fallback -> series(fallback, unit)));
    return new TileDefinition(
        json.getString("key"),
        text(json.getValue("name")),
        choices,
        format(json.getValue("format")),
        json.containsKey("freshness") ? duration(json.getString("freshness")) : null,
        objects(json, "thresholds", DashboardReader::threshold));
  }

  private static TileSeries series(JsonObject json, String unit) {
    return new TileSeries(
        json.getString("series"), json.getString("unit", unit), json.getString("change"));
  }

  private static FigureFormat format(@Nullable Object value) {
    if (value instanceof JsonObject format) {
      return new FigureFormat(
          constant(FigureFormat.Style.class, format.getString("style")),
          format.getInteger("decimals"));
    }
    return value == null
        ? FigureFormat.PRICE
        : new FigureFormat(constant(FigureFormat.Style.class, (String) value), null);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Duration duration(String text) {
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Threshold threshold(JsonObject json) {
    return new Threshold(
        decimal(json.getNumber("from")),
        constant(Threshold.Level.class, json.getString("level")),
        json.containsKey("label") ? text(json.getValue("label")) : null);
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private static Panel panel(JsonObject json) {
    return new Panel(
        json.getString("key"),
        constant(Panel.Kind.class, json.getString("kind")),
        text(json.getValue("title")),
        place(json.getJsonObject("place")),
        json.getJsonArray("tiles", new JsonArray()).stream().map(String::valueOf).toList(),
        json.containsKey("min") ? decimal(json.getNumber("min")) : null,
        json.containsKey("max") ? decimal(json.getNumber("max")) : null,
        json.containsKey("text") ? text(json.getValue("text")) : null);
  }

  private static Panel.Place place(JsonObject json) {
    return new Panel.Place(
        json.getInteger("column"),
        json.getInteger("row"),
        json.getInteger("width"),
        json.getInteger("height"));
  }
}
