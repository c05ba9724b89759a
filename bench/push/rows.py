"""The rows of the table: what each measures, and its bars. A row is a function that yields figures."""
import argparse
import collections
import contextlib
import statistics
import time

import load
from servers import SERVERS, pss

Bar = collections.namedtuple("Bar", "against factor least", defaults=(False,))
"""Our figure is at most `factor` times that of `against` (at least, if `least`), or than `factor` itself."""


class Figure:
    def __init__(self, name, unit, bars, digits=2):
        self.name, self.unit, self.bars, self.digits = name, unit, bars, digits
        self.values = collections.defaultdict(list)

    def add(self, server, value):
        self.values[server].append(value)

    def median(self, server):
        return statistics.median(self.values[server]) if self.values.get(server) else None

    def verdicts(self):
        """For each bar: its text, our ratio or figure, and whether it is met; None where a rival was not run."""
        ours = self.median("crease")
        for bar in self.bars:
            other = 1 if bar.against is None else self.median(bar.against)
            if ours is None or not other:
                yield bar, None, None
            else:
                ratio = ours / other
                yield bar, ratio, ratio >= bar.factor if bar.least else ratio <= bar.factor


@contextlib.contextmanager
def running(options, *names):
    """These servers, those that were asked for."""
    started = []
    try:
        for name in names:
            if name in options.servers:
                started.append(SERVERS[name](options))
        yield started
    finally:
        for server in started:
            server.stop()


def repeats(options, name):
    for turn in range(options.repeats):
        print(f"{name} {turn + 1}/{options.repeats}", end=" ", flush=True, file=options.talk)
        yield turn
    print(file=options.talk)


def fan_out(options, mode, bars, rivals):
    """CPU per delivery at 1,000 and 10,000 readers, one event at a time."""
    figures = {n: Figure(f"{mode}, {n:,} readers", "µs CPU/delivery", bars[n]) for n in (1000, 10000)}
    growth = Figure(f"{mode}, growth from 1,000 to 10,000 readers", "x", [Bar(None, 1.6)])
    with running(options, "crease", *rivals) as servers:
        for server in servers:
            load.warm(server, mode, options.warm)
        for _ in repeats(options, mode):
            for server in servers:
                cost = {}
                for n, figure in figures.items():
                    run = load.pushload(server, server.shape(mode), n, "--warmup", 5,
                                        "--seconds", options.seconds)
                    cost[n] = run["server_cpu_us_per_delivery"]
                    figure.add(server.name, cost[n])
                    if run["missing"] or run["dup_or_out_of_order"]:
                        load.complain(f"{server.name}: {run['missing']} missing, {run['dup_or_out_of_order']} twice")
                growth.add(server.name, cost[10000] / cost[1000])
    return [*figures.values(), *([growth] if mode == "sse" else [])]


def sse(options):
    floor = Bar("floor", 1.25)
    return fan_out(options, "sse", {1000: [floor, Bar("nchan", 0.9)], 10000: [floor, Bar("nchan", 0.75)]},
                   ("floor", "nchan"))


def ws(options):
    floor = Bar("floor", 1.4)
    return fan_out(options, "ws", {1000: [floor, Bar("nchan", 0.95)], 10000: [floor, Bar("nchan", 0.85)]},
                   ("floor", "nchan"))


def longpoll(options):
    bar = [Bar("nchan", 0.7)]
    return fan_out(options, "longpoll", {1000: bar, 10000: bar}, ("nchan",))


def eight(options):
    """Eight events that wait together: a batch here; eight in flight at the floor, which knows no batch."""
    figures = {n: Figure(f"sse, {n:,} readers, eight waiting", "µs CPU/delivery", [Bar("floor", 0.35)])
               for n in (1000, 10000)}
    with running(options, "crease", "floor", "nchan") as servers:
        for server in servers:
            load.warm(server, "sse", options.warm)
        for _ in repeats(options, "eight"):
            for server in servers:
                for n, figure in figures.items():
                    run = in_batches(server, n, options) if server.name == "crease" else load.pushload(
                        server, server.shape("sse"), n, "--warmup", 5, "--seconds", options.seconds,
                        "--window", 8, "--pipeline")
                    figure.add(server.name, run["server_cpu_us_per_delivery"])
    return list(figures.values())


def in_batches(server, readers, options):
    shape = [arg for arg in server.shape("sse")]
    del shape[shape.index("--pub-path"):shape.index("--pub-path") + 2]
    run = load.begin(server, shape, readers, "--settle", 2, "--seconds", options.seconds + 2)
    time.sleep(3 + readers / 10000)
    load.batches(server, 8, 40_000 / readers, options.seconds, server.sequence)
    result = load.finish(run)
    expected = readers * 8 * int(40_000 / readers * options.seconds)
    if result["deliveries"] != expected:
        load.complain(f"{server.name}: {result['deliveries']} deliveries of {expected}")
    return result


def poll(options):
    """A poll that is up to date, beside nginx with a file that has not changed."""
    figure = Figure("polling, 304", "µs CPU/request", [Bar("nchan", 1.5)])
    with running(options, "crease", "nchan") as servers:
        paths = {}
        for server in servers:
            load.warm(server, "sse", 1)
            paths[server.name] = server.poll()
            load.wrk(server, paths[server.name], 50, options.warm, tag(server, paths))
        for _ in repeats(options, "poll"):
            for server in servers:
                run = load.wrk(server, paths[server.name], 50, options.seconds, tag(server, paths))
                figure.add(server.name, run["cpu_us"])
    return [figure]


def tag(server, paths):
    return [f"If-None-Match: {server.entity_tag(paths[server.name])}"]


def idle(options):
    """Memory of a silent stream: the slope from 1,000 to the most connections, after a collection."""
    most = options.most
    tracked = f"{options.java_options} -XX:NativeMemoryTracking=summary"  # to see what is outside of the heap
    options = argparse.Namespace(**vars(options) | {"java_options": tracked})
    figures = []
    for mode in ("sse", "ws"):
        live = Figure(f"{mode}, idle, heap and direct", "B/connection", [Bar(None, 2048)], 0)
        memory = Figure(f"{mode}, idle, PSS", "B/connection", [Bar("nchan", 0.4)], 0)
        for _ in repeats(options, f"idle {mode}"):
            for name in ("crease", "nchan"):
                with running(options, name) as servers:
                    for server in servers:
                        few, many = (held(server, mode, n) for n in (1000, most))
                        memory.add(name, (many["pss"] - few["pss"]) / (most - 1000))
                        if name == "crease":
                            live.add(name, (many["live"] - few["live"]) / (most - 1000))
        figures += [live, memory]
    return figures


def held(server, mode, readers):
    """Holds them, idle, and says what the server's memory is then."""
    shape = server.shape(mode)
    run = load.begin(server, shape, readers, "--settle", 1, "--idle", 3600)
    wait_for_sockets(server.port, readers)
    live = server.live_bytes()
    server.collect_garbage()
    memory = pss(server.pids)
    run.kill()
    run.communicate()
    wait_for_sockets(server.port, 0)
    return {"live": live, "pss": memory}


def wait_for_sockets(port, count):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        open_now = load.sockets(port)
        if (open_now >= count) if count else (open_now == 0):
            break
        time.sleep(0.2)
    else:
        load.complain(f"{open_now} sockets where {count} were meant")
    time.sleep(1)


def connects(options):
    """Handshakes a second: the first 10,000 of a fresh server, then again when it is warm."""
    cold = Figure("connects, first 10,000 after readiness", "1/s", [Bar("nchan", 0.4, True)], 0)
    warm = Figure("connects, warm", "1/s", [Bar("nchan", 0.9, True)], 0)
    for _ in repeats(options, "connects"):
        for name in ("crease", "nchan"):
            with running(options, name) as servers:
                for server in servers:
                    shape = server.shape("sse")
                    cold.add(name, load.pushload(server, shape, 10000, "--settle", 0.5)["connects_per_s"])
                    for _ in range(options.warm_connects if name == "crease" else 1):
                        load.pushload(server, shape, 10000, "--settle", 0.2)
                    warm.add(name, load.pushload(server, shape, 10000, "--settle", 0.2)["connects_per_s"])
    return [cold, warm]


def latency(options):
    """Open loop, 20 events a second to 1,000 readers."""
    half = Figure("sse, 1,000 readers at 20/s, median", "ms", [])
    worst = Figure("sse, 1,000 readers at 20/s, p99", "ms", [Bar("nchan", 1.0)])
    with running(options, "crease", "nchan", "floor") as servers:
        for server in servers:
            load.warm(server, "sse", options.warm)
        for _ in repeats(options, "latency"):
            for server in servers:
                run = load.pushload(server, server.shape("sse"), 1000, "--warmup", 5, "--rate", 20,
                                    "--seconds", 3 * options.seconds)
                half.add(server.name, run["latency_us"]["p50"] / 1000)
                worst.add(server.name, run["latency_us"]["p99"] / 1000)
    return [half, worst]


def stuck(options):
    """A tenth of 1,000 readers never read."""
    ratio = Figure("sse, CPU/delivery with 10 % stuck, against none", "x", [Bar(None, 1.2)])
    kernel = Figure("kernel memory of a stuck reader", "KB", [Bar(None, 256)], 0)
    missing = Figure("events missed by the others", "", [Bar(None, 0)], 0)
    with running(options, "crease", "nchan") as servers:
        for server in servers:
            load.warm(server, "sse", options.warm)
        for _ in repeats(options, "stuck"):
            for server in servers:
                shape = server.shape("sse")
                well = load.pushload(server, shape, 1000, "--rate", 150, "--seconds", 2 * options.seconds)
                run = load.begin(server, shape, 1000, "--slow", 100, "--rate", 150, "--seconds", 12)
                time.sleep(11)
                kernel.add(server.name, load.queued_bytes(server.port) / 100 / 1024)
                ill = load.finish(run)
                missing.add(server.name, ill["missing"])
                ratio.add(server.name, ill["server_cpu_us_per_delivery"] / well["server_cpu_us_per_delivery"])
    return [ratio, kernel, missing]


def churn(options):
    """200 reconnects a second, each resuming by its last id, at 50 events a second."""
    missed = Figure("200 reconnects/s at 50 events/s, missed", "", [Bar(None, 0)], 0)
    doubled = Figure("200 reconnects/s at 50 events/s, doubled", "", [Bar(None, 0)], 0)
    with running(options, "crease", "nchan") as servers:
        for server in servers:
            load.warm(server, "sse", options.warm)
        for _ in repeats(options, "churn"):
            for server in servers:
                run = load.pushload(server, server.shape("sse"), 1000, "--warmup", 5, "--churn", 200,
                                    "--rate", 50, "--seconds", 2 * options.seconds)
                missed.add(server.name, run["missing"] + run["missing_on_lost"])
                doubled.add(server.name, run["dup_or_out_of_order"])
    return [missed, doubled]


def publish(options):
    """Durable publishes, each synced to disk before its answer; no reader. The disk's own syncs beside them."""
    figures = {n: Figure(f"durable publishes from {n}", "1/s", [Bar(None, bar, True)], 0)
               for n, bar in ((1, 4000), (64, 25000))}
    disk = Figure("the same from 1, against writes of 8 KB that are synced and no more", "x", [])
    with running(options, "crease") as servers:
        for server in servers:
            script = load.poster(server.token, server.topic)
            load.wrk(server, server.topic, 64, options.warm, script=script)
            load.wrk(server, server.topic, 1, options.warm / 2, script=script)
            for _ in repeats(options, "publish"):
                syncs = load.disk_syncs(server.dir.name, options.seconds / 2)
                for n, figure in figures.items():
                    figure.add(server.name, load.wrk(server, server.topic, n, options.seconds, script=script)["per_s"])
                disk.add(server.name, figures[1].values[server.name][-1] / syncs)
    return [*figures.values(), disk]


def topics(options):
    """What a publish costs with 100,000 topics and a reader on each of 10,000 of them, against one topic with one
    reader: from one publisher, so that each event is a commit and a write of its own in both."""
    figure = Figure("publish with 100,000 topics, against one", "x CPU", [Bar(None, 1.2)])
    many = "/v1/feeds/t"
    with running(options, "crease") as servers:
        for server in servers:
            one = load.poster(server.token, server.topic)
            load.wrk(server, server.topic, 64, options.warm, script=one)
            reader = load.begin(server, server.shape("sse"), 1, "--seconds", 3600)
            load.wrk(server, "/", 1, options.warm, script=one)
            single = [load.wrk(server, "/", 1, options.seconds, script=one)["cpu_us"] for _ in range(options.repeats)]
            reader.kill()
            reader.communicate()
            load.fill(server, many, 100_000)
            readers = load.begin(server, server.shape("sse", many + "{i}"), 10_000, "--seconds", 3600)
            wait_for_sockets(server.port, 10_000)
            turn = load.poster(server.token, many, 10_000)
            load.wrk(server, "/", 1, options.warm, script=turn)
            for each in (load.wrk(server, "/", 1, options.seconds, script=turn)["cpu_us"]
                         for _ in repeats(options, "topics")):
                figure.add(server.name, each / single[len(figure.values[server.name])])
            readers.kill()
            readers.communicate()
    return [figure]


ROWS = {row.__name__: row for row in (sse, eight, ws, longpoll, poll, idle, connects, latency, stuck, churn,
                                      publish, topics)}
