/** What conversations came to: decisions and what is to do. */
@NullMarked
package dev.duplex.query.documentation;

import org.jspecify.annotations.NullMarked;
