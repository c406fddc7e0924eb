/** Why a request failed, as a caller sees it. */
@NullMarked
package dev.bulletin.common.error;

import org.jspecify.annotations.NullMarked;
