/**
 * Commands that may be sent more than once, done once and always answered with what has come of
 * them.
 */
@NullMarked
package dev.bulletin.report.outcome;

import org.jspecify.annotations.NullMarked;
