/** What is computed of prices and volumes: arithmetic, and nothing else. */
@NullMarked
package dev.bulletin.dashboard.indicator;

import org.jspecify.annotations.NullMarked;
