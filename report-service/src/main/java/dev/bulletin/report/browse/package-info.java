/** Ways from one published report to others: tags, and what stands around it. */
@NullMarked
package dev.bulletin.report.browse;

import org.jspecify.annotations.NullMarked;
