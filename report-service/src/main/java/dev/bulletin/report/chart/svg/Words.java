package dev.bulletin.report.chart.svg;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartType;
import java.util.List;
import java.util.Map;

/**
 * What a chart says by itself, in one language.
 *
 * @param columns of a candlestick: open, high, low, close
 * @param range how the lowest, highest and last value are told
 */
record Words(
    String table,
    String time,
    String name,
    String value,
    String share,
    String missing,
    String live,
    String unavailable,
    String range,
    List<String> columns,
    Map<ChartType, String> types) {
  private static final Words VIETNAMESE =
      new Words(
          "Số liệu của biểu đồ",
          "Thời gian (UTC)",
          "Tên",
          "Giá trị",
          "Tỷ trọng",
          "không có",
          "đang thay đổi, sẽ được chốt khi đăng",
          "Hiện chưa hiển thị được biểu đồ này.",
          "%s: thấp nhất %s, cao nhất %s, cuối cùng %s.",
          List.of("Mở cửa", "Cao nhất", "Thấp nhất", "Đóng cửa"),
          Map.of(
              ChartType.LINE, "Biểu đồ đường.",
              ChartType.BAR, "Biểu đồ cột.",
              ChartType.AREA, "Biểu đồ miền.",
              ChartType.DOUGHNUT, "Biểu đồ vành khuyên.",
              ChartType.GAUGE, "Đồng hồ đo.",
              ChartType.CANDLESTICK, "Biểu đồ nến."));

  private static final Words ENGLISH =
      new Words(
          "The chart's numbers",
          "Time (UTC)",
          "Name",
          "Value",
          "Share",
          "none",
          "still moving, frozen when published",
          "This chart cannot be shown at present.",
          "%s: lowest %s, highest %s, last %s.",
          List.of("Open", "High", "Low", "Close"),
          Map.of(
              ChartType.LINE, "Line chart.",
              ChartType.BAR, "Bar chart.",
              ChartType.AREA, "Area chart.",
              ChartType.DOUGHNUT, "Doughnut chart.",
              ChartType.GAUGE, "Gauge.",
              ChartType.CANDLESTICK, "Candlestick chart."));

  static Words of(Language language) {
    return switch (language) {
      case VI -> VIETNAMESE;
      case EN -> ENGLISH;
    };
  }

  String type(ChartType type) {
    return types.getOrDefault(type, "");
  }
}
