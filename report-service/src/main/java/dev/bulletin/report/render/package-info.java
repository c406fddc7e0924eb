/** Bodies of reports to HTML that cannot hurt its readers, with the charts in them. */
@NullMarked
package dev.bulletin.report.render;

import org.jspecify.annotations.NullMarked;
