/** One reader per format: bytes in, records and diagnostics out. */
@NullMarked
package org.papergraph.format;

import org.jspecify.annotations.NullMarked;
