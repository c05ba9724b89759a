/// What it costs: benchmarks, each with the figure last measured and the machine named.
@NullMarked
package dev.crease.bench;

import org.jspecify.annotations.NullMarked;
