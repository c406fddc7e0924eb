/** What other services may ask of dashboard-service and hear from it. */
@NullMarked
package dev.bulletin.contract.dashboard;

import org.jspecify.annotations.NullMarked;
