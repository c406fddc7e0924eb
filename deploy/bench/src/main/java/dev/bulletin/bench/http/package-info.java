/** Load on HTTP servers, and nginx as the server to be compared with. */
@NullMarked
package dev.bulletin.bench.http;

import org.jspecify.annotations.NullMarked;
