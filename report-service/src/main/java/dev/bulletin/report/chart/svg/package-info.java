/**
 * Charts as SVG, for pages, feeds, print and pictures.
 *
 * <h2>What a page gets</h2>
 *
 * {@link dev.bulletin.report.chart.svg.ChartFigure} writes a chart into a report's HTML:
 *
 * <pre>{@code
 * <figure class="chart chart-line" data-chart="{...}">
 *   <figcaption>
 *     <strong class="chart-title">…</strong>
 *     <span class="chart-description">…</span>
 *     <small class="chart-note">…</small>
 *   </figcaption>
 *   <svg class="chart-wide" viewBox="0 0 720 360" role="img" aria-labelledby="chart-1-wide-title chart-1-wide-desc">
 *     <title id="chart-1-wide-title">…</title><desc id="chart-1-wide-desc">…</desc> …
 *   </svg>
 *   <svg class="chart-narrow" viewBox="0 0 360 300" …> … </svg>
 *   <details class="chart-data">
 *     <summary>…</summary>
 *     <div class="wide" tabindex="0"><table>…</table></div>
 *   </details>
 * </figure>
 * }</pre>
 *
 * <p>The same chart is drawn twice, so that its letters keep their size on a phone: the page shows
 * {@code chart-wide} or {@code chart-narrow}, never both. There is no {@code chart-narrow} in what
 * has a fixed palette. A chart that cannot be drawn is {@code <p class="chart-notice">…</p>}.
 *
 * <p>There is no style in it. The page gives each class a {@code color}, and lines and areas take
 * it as {@code currentColor}:
 *
 * <ul>
 *   <li>{@code chart-c1} to {@code chart-c4}: the colours of series, slices and bands; series 5 to
 *       8 use them again with other dashes
 *   <li>{@code chart-up}, {@code chart-down}: candles (and hollow or filled besides)
 *   <li>{@code chart-grid}: grid lines; {@code chart-axis}: the line at zero, the dial of a gauge
 *   <li>{@code chart-text}: what stands at the axes; {@code chart-label}: names of series and
 *       slices (inside an element of their colour); {@code chart-value}: the large number of a
 *       gauge or a doughnut
 *   <li>{@code chart-series}: the group of everything that belongs to a series or slice, with
 *       {@code data-series}, its place in the JSON; the element a legend hides
 *   <li>{@code chart-plot}: a rectangle without colour over the place where the points are, with
 *       {@code x}, {@code y}, {@code width}, {@code height}; line, bar, area, candlestick only
 * </ul>
 *
 * <p>The figure's {@code data-chart} is for the page's script. All texts in it are for people, in
 * the report's language:
 *
 * <pre>{@code
 * {
 *   "type": "line",                     line, bar, area, doughnut, gauge or candlestick
 *   "unit": "USDT",                     may be empty
 *   "x": ["23/11", "24/11"],            of each point; of a doughnut "" once, of a gauge "" once
 *   "at": [0.0, 1.0],                   where each is in chart-plot, 0 left to 1 right;
 *                                       empty for doughnut and gauge
 *   "series": [
 *     {
 *       "name": "Bitcoin",              of a candlestick: open, high, low, close
 *       "values": ["96.062,47", null],  one for each x, null where there is none
 *       "y": [0.25, null],              where each is in chart-plot, 0 top to 1 bottom;
 *                                       empty for doughnut and gauge
 *       "colour": 1,                    the n of chart-cn
 *       "note": ""                      of a slice its share, of a gauge the name of its band;
 *                                       may be empty
 *     }
 *   ]
 * }
 * }</pre>
 *
 * <h2>What PDF, feed and picture get</h2>
 *
 * {@link dev.bulletin.report.chart.svg.ChartSvg#standalone} draws one {@code <svg>} document with
 * the colours of a {@link dev.bulletin.report.chart.svg.Palette} as presentation attributes: no
 * class, no style, no script, well-formed XML.
 */
@NullMarked
package dev.bulletin.report.chart.svg;

import org.jspecify.annotations.NullMarked;
