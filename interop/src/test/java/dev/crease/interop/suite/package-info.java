/// The test suites by which the world judges protocols: Autobahn for WebSocket, h2spec for HTTP/2.
@NullMarked
package dev.crease.interop.suite;

import org.jspecify.annotations.NullMarked;
