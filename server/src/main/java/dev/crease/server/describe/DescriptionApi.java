package dev.crease.server.describe;

import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;

/// `GET /v1/openapi.json` and `GET /v1/asyncapi.json`: what programs may ask, and what goes over
/// the streams, as OpenAPI 3.1 and AsyncAPI 3. Handlers; any thread; they never block.
public final class DescriptionApi {
  private static final String KEPT = "public, max-age=300";

  private final Description openApi = Description.of("openapi");
  private final Description asyncApi = Description.of("asyncapi");

  /// What can be asked by a request and answered.
  public Reply openApi(Exchange exchange) {
    return reply(exchange, openApi);
  }

  /// What is said on a stream.
  public Reply asyncApi(Exchange exchange) {
    return reply(exchange, asyncApi);
  }

  private static Reply reply(Exchange exchange, Description description) {
    Reply reply =
        exchange.has(description.tag()) ? Reply.status(304) : Reply.json(200, description.json());
    return reply.with("etag", '"' + description.tag() + '"').with("cache-control", KEPT);
  }
}
