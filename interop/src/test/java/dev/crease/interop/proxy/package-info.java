/// The configurations in `deploy/`, run by the proxies they are for, as processes of whoever runs
/// the tests.
@NullMarked
package dev.crease.interop.proxy;

import org.jspecify.annotations.NullMarked;
