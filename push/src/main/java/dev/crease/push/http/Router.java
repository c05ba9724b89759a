package dev.crease.push.http;

import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds who answers an address. Routes come first, in their order; every other address under
/// `/v1/` that has the form of a topic is that topic, but for `/v1/events`. A value; any thread.
public final class Router {
  private static final String TOPICS = "/v1/";

  private final List<Route> routes;

  private Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /// A router without routes, to which some are added.
  public static Builder builder() {
    return new Builder();
  }

  /// The routes, as `GET /v1/matches/{id}`, in their order.
  public List<String> addresses() {
    return routes.stream()
        .map(route -> route.method + " " + String.join("/", route.segments))
        .toList();
  }

  /// Who answers this method at this path.
  Target find(String method, String path) {
    List<String> segments = split(path);
    List<String> others = List.of();
    for (Route route : routes) {
      if (route.matches(segments)) {
        if (route.method.equals(method)) {
          return new Target.Found(route.handler, route.topic, route.params(segments));
        }
        others = with(others, route.method);
      }
    }
    if (path.equals(Wanted.SEVERAL)) {
      return new Target.Several();
    }
    Optional<Topic> topic =
        path.startsWith(TOPICS) ? Topic.parse(path.substring(TOPICS.length())) : Optional.empty();
    if (topic.isPresent() && (others.isEmpty() || method.equals("GET"))) {
      return new Target.At(topic.get());
    }
    List<String> allowed = topic.isPresent() ? with(others, "GET") : others;
    return allowed.isEmpty()
        ? new Target.Nothing()
        : new Target.WrongMethod(allow(new TreeSet<>(allowed)));
  }

  private static List<String> with(List<String> others, String method) {
    List<String> all = new ArrayList<>(others);
    all.add(method);
    return all;
  }

  static String allow(Iterable<String> methods) {
    List<String> all = new ArrayList<>();
    for (String method : methods) {
      all.add(method);
      if (method.equals("GET")) {
        all.add("HEAD");
      }
    }
    return String.join(", ", all);
  }

  /// What an address leads to.
  sealed interface Target {
    /// A handler, the topic a wait for it is a wait for, and the named parts of the path.
    record Found(
        Handler handler, Function<Exchange, Optional<Topic>> topic, Map<String, String> params)
        implements Target {}

    /// A topic, if the application has it.
    record At(Topic topic) implements Target {}

    /// Several topics, which the query names.
    record Several() implements Target {}

    /// An address that only takes other methods.
    record WrongMethod(String allow) implements Target {}

    /// Nothing is there.
    record Nothing() implements Target {}
  }

  private record Route(
      String method,
      List<String> segments,
      Function<Exchange, Optional<Topic>> topic,
      Handler handler) {
    boolean matches(List<String> given) {
      if (given.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < given.size(); i++) {
        if (!isParam(segments.get(i)) && !segments.get(i).equals(given.get(i))) {
          return false;
        }
      }
      return true;
    }

    Map<String, String> params(List<String> given) {
      Map<String, String> params = new HashMap<>();
      for (int i = 0; i < given.size(); i++) {
        String segment = segments.get(i);
        if (isParam(segment)) {
          params.put(segment.substring(1, segment.length() - 1), given.get(i));
        }
      }
      return params;
    }

    private static boolean isParam(String segment) {
      return segment.startsWith("{");
    }
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  /// Answers one request. Called on a thread that may block, never on an event loop.
  @FunctionalInterface
  public interface Handler {
    /// The answer.
    ///
    /// @throws dev.crease.push.PushError.Raised to answer with a problem instead
    Reply handle(Exchange exchange);
  }

  /// Collects routes.
  public static final class Builder {
    private final List<Route> routes = new ArrayList<>();

    private Builder() {}

    /// `GET` (and with it `HEAD`) of a path such as `/v1/matches/{id}`.
    public Builder get(String path, Handler handler) {
      return route("GET", path, _ -> Optional.empty(), handler);
    }

    /// `GET` of something that changes with a topic, whose entity tag is the cursor of the last
    /// event in it. It is a [#get], but a request that would wait (`Prefer: wait=25` or `?wait=25`)
    /// and names the cursor it has (`If-None-Match: "k3-12"`, be it weak) is held like a long poll
    /// until the topic has something after that cursor or the time is over. It costs no thread and
    /// none of the requests being answered until then; only then the handler is asked, once.
    ///
    /// The handler need not know: it answers `304` where the asker's tag is still the right one,
    /// and what was waited for goes out as `no-store` with `Preference-Applied`.
    ///
    /// @param topic whose events to wait for; none, or one that the asker may not read or that does
    ///   not exist, and the handler is asked at once. An event loop calls: it must not block
    public Builder watch(String path, Function<Exchange, Optional<Topic>> topic, Handler handler) {
      return route("GET", path, topic, handler);
    }

    /// `POST` to a path.
    public Builder post(String path, Handler handler) {
      return route("POST", path, _ -> Optional.empty(), handler);
    }

    private Builder route(
        String method, String path, Function<Exchange, Optional<Topic>> topic, Handler handler) {
      routes.add(new Route(method, split(path), topic, handler));
      return this;
    }

    /// The router.
    public Router build() {
      return new Router(routes);
    }
  }
}
