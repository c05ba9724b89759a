/// What the server says of itself to programs: OpenAPI and AsyncAPI. **Never:** anything that is
/// not so; what it names is compared with the server by tests.
@NullMarked
package dev.crease.server.describe;

import org.jspecify.annotations.NullMarked;
