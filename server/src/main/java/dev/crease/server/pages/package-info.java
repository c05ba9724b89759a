/// The pages over HTTP: what is asked for, made of a match as it stands.
@NullMarked
package dev.crease.server.pages;

import org.jspecify.annotations.NullMarked;
