/// What an operator sees of the server: metrics, health, readiness.
@NullMarked
package dev.crease.server.operate;

import org.jspecify.annotations.NullMarked;
