/** Reports in PostgreSQL, every revision of them, and the outbox of their changes. */
@NullMarked
package dev.bulletin.report.store;

import org.jspecify.annotations.NullMarked;
