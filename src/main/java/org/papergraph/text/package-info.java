/** Pure functions on text: normalising, tokenising, LaTeX, names, similarity. */
@NullMarked
package org.papergraph.text;

import org.jspecify.annotations.NullMarked;
