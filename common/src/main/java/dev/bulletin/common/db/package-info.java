/** PostgreSQL: pools, migrations, leadership. */
@NullMarked
package dev.bulletin.common.db;

import org.jspecify.annotations.NullMarked;
