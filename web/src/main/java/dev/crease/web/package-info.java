/// The pages of Crease, made on the server: values in, HTML out.
///
/// Never: I/O, JSON, a clock, the push engine.
@NullMarked
package dev.crease.web;

import org.jspecify.annotations.NullMarked;
