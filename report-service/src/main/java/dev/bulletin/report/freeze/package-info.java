/** The numbers of dashboards in reports: kept at publication, read anew before it. */
@NullMarked
package dev.bulletin.report.freeze;

import org.jspecify.annotations.NullMarked;
