/// The program as its users meet it: a real server, a real browser.
@NullMarked
package dev.crease.e2e;

import org.jspecify.annotations.NullMarked;
