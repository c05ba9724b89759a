/// A seeded simulation of the whole engine.
@NullMarked
package dev.crease.push.simulation;

import org.jspecify.annotations.NullMarked;
