/** Every type that crosses a stage: immutable values that need only the JDK. */
@NullMarked
package org.papergraph.model;

import org.jspecify.annotations.NullMarked;
