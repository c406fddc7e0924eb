/** Markdown to HTML that cannot hurt its readers. */
@NullMarked
package dev.bulletin.report.render;

import org.jspecify.annotations.NullMarked;
