package dev.crease.push;

import java.util.Map;
import java.util.TreeMap;

/// Every error that a client of ours can see, as in `docs/errors.md`. On the wire it is RFC 9457
/// `application/problem+json` with `code` and `temporary`.
public enum PushError {
  MALFORMED("malformed", 400, "The request cannot be read", false),
  NO_TOKEN("no-token", 401, "A token is needed", false),
  BAD_TOKEN("bad-token", 401, "The token is not valid", false),
  BAD_TICKET("bad-ticket", 401, "The ticket is not valid", false),
  NOT_ALLOWED("not-allowed", 403, "The token does not allow this", false),
  BAD_CODE("bad-code", 403, "The code is not valid", false),
  FOREIGN_ORIGIN("foreign-origin", 403, "The page that asks is not trusted", false),
  NOT_FOUND("not-found", 404, "There is nothing here", false),
  NO_SUCH_METHOD("no-such-method", 405, "This method is not for this address", false),
  NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted types can be made", false),
  ALREADY_EXISTS("already-exists", 409, "The name is taken", false),
  LED("led", 409, "Somebody else leads here", true),
  NOT_LEADING("not-leading", 409, "You do not lead here", false),
  KEPT_ASIDE("kept-aside", 409, "It was kept aside", false),
  OUT_OF_ORDER("out-of-order", 409, "What it follows is not there", true),
  OTHER_FIGURES("other-figures", 409, "What you see is not what is there", false),
  MOVED_ON("moved-on", 412, "The topic has moved on", true),
  TOO_BIG("too-big", 413, "The body is too big", false),
  TARGET_TOO_LONG("target-too-long", 414, "The address is too long", false),
  WRONG_TYPE("wrong-type", 415, "The body must be JSON", false),
  REFUSED("refused", 422, "The rules of the topic refuse this", false),
  UPGRADE_NEEDED("upgrade-needed", 426, "WebSocket version 13 is needed", false),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests from one client", true),
  TOO_MANY_CONNECTIONS("too-many-connections", 429, "Too many connections of one client", true),
  HEADERS_TOO_BIG("headers-too-big", 431, "The headers are too big", false),
  FAULT("fault", 500, "The server made a mistake", false),
  NO_SUCH_PROTOCOL("no-such-protocol", 501, "This protocol is not spoken here", false),
  OVERLOADED("overloaded", 503, "Too many people at once", true),
  LOG_DOWN("log-down", 503, "The log cannot be written or read", true),
  KEYS_DOWN("keys-down", 503, "The keys that check tokens cannot be had", true);

  private final String code;
  private final int status;
  private final String title;
  private final boolean temporary;

  PushError(String code, int status, String title, boolean temporary) {
    this.code = code;
    this.status = status;
    this.title = title;
    this.temporary = temporary;
  }

  /// The stable name that programs look at.
  public String code() {
    return code;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The same words for every occurrence.
  public String title() {
    return title;
  }

  /// Whether the same request may succeed later.
  public boolean temporary() {
    return temporary;
  }

  /// This error with what was wrong this time, to be thrown.
  public Raised raise(String detail) {
    return new Raised(this, detail, Map.of());
  }

  /// The same, with more members for the problem, such as the number of a law.
  public Raised raise(String detail, Map<String, String> members) {
    return new Raised(this, detail, members);
  }

  /// A client's fault, or a passing state of ours, on its way to the client. The edge answers it.
  public static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final PushError error;
    private final transient Map<String, String> members;

    private Raised(PushError error, String detail, Map<String, String> members) {
      super(detail, null, false, false);
      this.error = error;
      this.members = Map.copyOf(members);
    }

    /// Which error.
    public PushError error() {
      return error;
    }

    /// What was wrong this time.
    public String detail() {
      return String.valueOf(getMessage());
    }

    /// Further members of the problem.
    public Map<String, String> members() {
      return members;
    }

    /// The problem object of RFC 9457; the same in an HTTP body and in a WebSocket frame.
    public JsonBytes json() {
      StringBuilder json = new StringBuilder(200);
      json.append("{\"type\":\"/docs/errors#").append(error.code);
      json.append("\",\"title\":").append(JsonBytes.quote(error.title));
      json.append(",\"status\":").append(error.status);
      json.append(",\"detail\":").append(JsonBytes.quote(detail()));
      json.append(",\"code\":\"").append(error.code);
      json.append("\",\"temporary\":").append(error.temporary);
      new TreeMap<>(members)
          .forEach(
              (name, value) ->
                  json.append(',')
                      .append(JsonBytes.quote(name))
                      .append(':')
                      .append(JsonBytes.quote(value)));
      return JsonBytes.of(json.append('}').toString());
    }
  }
}
