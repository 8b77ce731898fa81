/** Composes the stages into one run and its report. */
@NullMarked
package org.papergraph.build;

import org.jspecify.annotations.NullMarked;
