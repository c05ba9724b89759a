/// Charts as values: shapes, a sentence that says what they show, and a table of the same numbers.
/// Pages draw them as SVG, so they are there with script off. No I/O, no clock.
@NullMarked
package dev.crease.web.charts;

import org.jspecify.annotations.NullMarked;
