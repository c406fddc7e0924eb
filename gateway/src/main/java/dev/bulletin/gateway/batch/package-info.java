/** Many reads of the API by one request. */
@NullMarked
package dev.bulletin.gateway.batch;

import org.jspecify.annotations.NullMarked;
