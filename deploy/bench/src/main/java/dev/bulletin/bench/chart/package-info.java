/**
 * Charts of measured figures as SVG, with classes that a style sheet gives colours: lines and bars
 * with their spread, on linear axes from zero or on logarithmic ones.
 */
@NullMarked
package dev.bulletin.bench.chart;

import org.jspecify.annotations.NullMarked;
