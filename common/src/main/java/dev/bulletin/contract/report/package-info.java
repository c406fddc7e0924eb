/** What other services may ask of report-service and hear from it. */
@NullMarked
package dev.bulletin.contract.report;

import org.jspecify.annotations.NullMarked;
