/** Commands: the only place that prints or exits. */
@NullMarked
package org.papergraph.cli;

import org.jspecify.annotations.NullMarked;
