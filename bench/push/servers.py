"""The servers that are measured: started on core 0, one process family each, and stopped again."""
import http.client
import os
import pathlib
import re
import shlex
import signal
import socket
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).parent
SERVER_CORE, LOAD_CORE = 0, 1
DATA = '{"n":{n},"ts":{ts},"pad":"{pad}"}'
EVENT_BYTES = 256
NO_RATE = ["--limit", "publishes=10000000/10"]  # one publisher may do what the server can


def pinned(core):
    """For a child: a process group of its own, on one core, in a scheduling group of top weight."""

    def prepare():
        os.setsid()
        os.sched_setaffinity(0, {core})
        try:
            pathlib.Path("/proc/self/autogroup").write_text("-20")
        except OSError:
            pass  # then other work on the machine counts more

    return prepare


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def family(pid):
    """The process and all its descendants."""
    found = [pid]
    for each in found:
        for task in pathlib.Path(f"/proc/{each}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def cpu_seconds(pids):
    ticks = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def pss(pids):
    """Proportional memory in bytes."""
    texts = [pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) * 1024 for text in texts)


class Server:
    """One running server. `shape` says how pushload talks to it."""

    name = ""

    def __init__(self, options):
        self.options = options
        self.port = free_port()
        self.dir = tempfile.TemporaryDirectory(prefix=f"bars-{self.name}-")
        self.log = open(f"{self.dir.name}/out.log", "wb")
        self.process = subprocess.Popen(
            self.command(), preexec_fn=pinned(SERVER_CORE), stdout=self.log, stderr=self.log,
            env=os.environ | self.environment())
        self.await_ready()
        self.pids = family(self.process.pid)

    def command(self):
        raise NotImplementedError

    def environment(self):
        return {}

    def await_ready(self):
        end = time.monotonic() + 90
        while not self.is_ready():
            if time.monotonic() > end or self.process.poll() is not None:
                out = pathlib.Path(self.log.name).read_text()[-2000:]
                self.stop()
                raise SystemExit(f"{self.name} did not start: {out}")
            time.sleep(0.02)

    def is_ready(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def stop(self):
        for sig, seconds in (signal.SIGTERM, 8), (signal.SIGKILL, 5):
            try:
                os.killpg(self.process.pid, sig)
                self.process.wait(seconds)
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue
            break
        self.log.close()
        self.dir.cleanup()

    def entity_tag(self, path):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        c.request("GET", path)
        tag = c.getresponse().getheader("ETag")
        c.close()
        return tag

    def collect_garbage(self):
        pass

    def live_bytes(self):
        """What is live in the heap and outside of it, where the server can tell."""
        return 0


class Floor(Server):
    name = "floor"

    def command(self):
        return [f"{self.options.tools}/floor", str(self.port)]

    def shape(self, mode):
        path = "/ws" if mode == "ws" else "/sse"
        return ["--mode", mode, "--sub-path", path, "--pub-path", "/pub", "--size", str(EVENT_BYTES)]


class Nchan(Server):
    name = "nchan"

    def command(self):
        conf = (HERE / "nginx.conf").read_text().replace("@DIR@", self.dir.name)
        file = pathlib.Path(self.dir.name, "nginx.conf")
        file.write_text(conf.replace("@PORT@", str(self.port)))
        pathlib.Path(self.dir.name, "static").write_text("x" * EVENT_BYTES)
        return ["nginx", "-e", f"{self.dir.name}/nginx.log", "-c", str(file)]

    def shape(self, mode):
        accept = ["--sub-header", "Accept: text/event-stream"] if mode == "sse" else []
        return ["--mode", mode, "--sub-path", "/sub/{run}", "--pub-path", "/pub/{run}", *accept,
                "--size", str(EVENT_BYTES)]

    def poll(self):
        return "/static"


class Crease(Server):
    """`crease serve` with everything on, its log in a folder of its own."""

    name = "crease"
    topic = "/v1/feeds/bench"

    def __init__(self, options):
        self.sequence = [0]
        super().__init__(options)
        self.token = self.mint()

    def command(self):
        return [*shlex.split(self.options.crease), "serve", "--port", str(self.port),
                "--data", f"{self.dir.name}/data", *NO_RATE, *shlex.split(self.options.crease_options)]

    def environment(self):
        opts = f"{os.environ.get('CREASE_JAVA_OPTS', '')} {self.options.java_options}"
        return {"CREASE_JAVA_OPTS": opts}

    def is_ready(self):
        """`/readyz` says when the server is warm."""
        try:
            c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
            c.request("GET", "/readyz")
            status = c.getresponse().status
            c.close()
            return status in (200, 404)
        except OSError:
            return False

    def mint(self):
        done = subprocess.run(
            [*shlex.split(self.options.crease), "token", "--sub", "bench", "--write", "feeds/*",
             "--data", f"{self.dir.name}/data"], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def wrap(self, data):
        return '{"type":"message","data":' + data + "}"

    def shape(self, mode, topic=None):
        topic = topic or self.topic
        size = EVENT_BYTES + len(self.wrap(""))
        how = {
            "sse": ["--sub-path", f"{topic}?after=latest", "--sub-header", "Accept: text/event-stream"],
            "ws": ["--sub-path", f"{topic}?after=latest"],
            "longpoll": ["--sub-path", f"{topic}?after=latest&wait=60",
                         "--resume-path", topic + "?after={id}&wait=60", "--cursor-json", "next"],
        }
        return ["--mode", mode, *how[mode], "--pub-path", topic, *self.publisher(),
                "--pub-body", self.wrap(DATA), "--size", str(size)]

    def publisher(self):
        return ["--pub-header", "Content-Type: application/json",
                "--pub-header", f"Authorization: Bearer {self.token}"]

    def poll(self):
        head = self.entity_tag(f"{self.topic}?after=last:1").strip('"')
        return f"{self.topic}?after={head}"

    def publish(self, connection, drafts, topic=None):
        connection.request("POST", topic or self.topic, drafts, {
            "Content-Type": "application/json", "Authorization": f"Bearer {self.token}"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 201:
            raise SystemExit(f"publish: {answer.status} {body.decode()}")

    def collect_garbage(self):
        self.jcmd("GC.run")

    def live_bytes(self):
        heap = self.jcmd("GC.class_histogram").strip().splitlines()[-1].split()[2]
        outside = re.search(r"Other \(reserved=\d+KB, committed=(\d+)KB", self.jcmd("VM.native_memory"))
        return int(heap) + (int(outside[1]) * 1024 if outside else 0)

    def jcmd(self, command):
        done = subprocess.run(["jcmd", str(self.process.pid), command], capture_output=True, text=True, check=True)
        return done.stdout


SERVERS = {kind.name: kind for kind in (Crease, Nchan, Floor)}
