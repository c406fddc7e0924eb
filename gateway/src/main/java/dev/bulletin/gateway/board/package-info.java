/** What a dashboard's page shows of the past: which histories, and how they are drawn. */
@NullMarked
package dev.bulletin.gateway.board;

import org.jspecify.annotations.NullMarked;
