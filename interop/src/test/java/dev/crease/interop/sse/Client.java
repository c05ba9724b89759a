package dev.crease.interop.sse;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.FaultEvent;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.eventsource.StreamHttpErrorException;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.crease.interop.Lines;
import dev.crease.interop.Node;
import dev.crease.interop.Peer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/// A client of server-sent events that others have written. It says what it was told in lines:
/// `event ID DATA`, `control DATA`, and `stopped` when it has stopped for good. The thread that
/// opened it.
interface Client extends AutoCloseable {
  /// The next line; waits for it.
  String next() throws IOException;

  /// Ends its stream, as `EventSource.close()` does.
  void stop() throws IOException;

  @Override
  void close() throws IOException;

  /// Which there are.
  enum Kind {
    EVENTSOURCE,
    EVENTSOURCE_CLIENT,
    FETCH_EVENT_SOURCE,
    OKHTTP_EVENTSOURCE,
    CHROMIUM;

    /// Opens one.
    Client open(URI address) throws IOException {
      return switch (this) {
        case EVENTSOURCE -> node("eventsource", address);
        case EVENTSOURCE_CLIENT -> node("eventsource-client", address);
        case FETCH_EVENT_SOURCE -> node("fetch-event-source", address);
        case OKHTTP_EVENTSOURCE -> new OkHttp(address);
        case CHROMIUM -> new Chromium(address);
      };
    }

    private static Client node(String name, URI address) throws IOException {
      Peer peer = Peer.start(Node.command("sse.mjs", List.of(name, address.toString())), Map.of());
      return new Script(peer);
    }
  }

  /// One of npm's.
  record Script(Peer peer) implements Client {
    @Override
    public String next() throws IOException {
      return peer.next();
    }

    @Override
    public void stop() throws IOException {
      peer.tell("close");
    }

    @Override
    public void close() {
      peer.close();
    }
  }

  /// LaunchDarkly's, for the JVM.
  final class OkHttp implements Client {
    private final EventSource source;
    private final Lines said = new Lines();

    OkHttp(URI address) {
      source =
          new EventSource.Builder(ConnectStrategy.http(address))
              .errorStrategy(ErrorStrategy.alwaysContinue())
              .build();
      Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    private void listen() {
      try {
        while (true) {
          switch (source.readAnyEvent()) {
            case MessageEvent message -> said.say(line(message));
            case FaultEvent fault
                when fault.getCause() instanceof StreamHttpErrorException http
                    && http.getCode() == 204 ->
                said.say("stopped");
            default -> {} // it began, or comes back
          }
        }
      } catch (StreamException e) {
        said.end("it was closed: " + e.getMessage());
      }
    }

    private static String line(MessageEvent message) {
      return message.getEventName().equals("control")
          ? "control " + message.getData()
          : "event %s %s".formatted(message.getLastEventId(), message.getData());
    }

    @Override
    public String next() throws IOException {
      return said.next();
    }

    @Override
    public void stop() {
      source.close();
    }

    @Override
    public void close() {
      source.close();
    }
  }

  /// The browser's own, in a page of this address or of another.
  final class Chromium implements Client {
    private static final String LISTEN =
        """
        address => {
          globalThis.source = new EventSource(address)
          source.onmessage = message => say(`event ${message.lastEventId} ${message.data}`)
          source.addEventListener('control', message => say(`control ${message.data}`))
          source.onerror = () => source.readyState === EventSource.CLOSED && say('stopped')
        }\
        """;

    private final ArrayDeque<String> said = new ArrayDeque<>();
    private final BrowserContext context;
    private final Page page;

    Chromium(URI address) {
      this(address, address);
    }

    /// @param from an address of the page's origin
    Chromium(URI from, URI address) {
      context = RunningBrowser.ONLY.newContext();
      page = context.newPage();
      page.exposeFunction("say", arguments -> said.add(String.valueOf(arguments[0])));
      page.navigate(from.resolve("/healthz").toString());
      page.evaluate(LISTEN, address.toString());
    }

    @Override
    public String next() {
      page.waitForCondition(
          () -> !said.isEmpty(), new Page.WaitForConditionOptions().setTimeout(60_000));
      return said.remove();
    }

    @Override
    public void stop() {
      page.evaluate("source.close()");
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
