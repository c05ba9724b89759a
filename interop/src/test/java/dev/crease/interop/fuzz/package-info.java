/// Inputs that nobody would send, made by a fuzzer (Jazzer) that looks which code they reach. A
/// target is a class with `fuzzerTestOneInput`; what it throws is a finding.
@NullMarked
package dev.crease.interop.fuzz;

import org.jspecify.annotations.NullMarked;
