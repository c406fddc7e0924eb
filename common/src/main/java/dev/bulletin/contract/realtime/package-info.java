/** What other services may tell the rooms of realtime-service. */
@NullMarked
package dev.bulletin.contract.realtime;

import org.jspecify.annotations.NullMarked;
