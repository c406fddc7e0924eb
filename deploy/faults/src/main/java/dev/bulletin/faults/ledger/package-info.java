/** What was seen, case by case, and the table of it. */
@NullMarked
package dev.bulletin.faults.ledger;

import org.jspecify.annotations.NullMarked;
