# WebSockets of Python's wsproto, which leaves the sockets to us; with the commands and the answers of
# deflate.mjs.
import os
import socket
import sys
import threading
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Ping, Request, TextMessage
from wsproto.extensions import PerMessageDeflate


def bits(text):
    return None if text == "-" else 15 if text == "any" else int(text)


def say(line):
    print(line, flush=True)


class Connection:
    def __init__(self, url, fresh, client_bits, server_bits):
        address = urlsplit(url)
        self.peer = WSConnection(ConnectionType.CLIENT)
        self.lock = threading.Lock()
        self.line = socket.create_connection((address.hostname, address.port))
        self.part = ""
        offer = PerMessageDeflate(
            client_no_context_takeover="client" in fresh,
            server_no_context_takeover="server" in fresh,
            client_max_window_bits=bits(client_bits),
            server_max_window_bits=bits(server_bits),
        )
        self.send(
            Request(
                host=address.netloc,
                target=address.path + "?" + address.query,
                extensions=[offer],
                extra_headers=[(b"Authorization", b"Bearer " + os.environ["TOKEN"].encode())],
            )
        )
        threading.Thread(target=self.listen, daemon=True).start()

    def send(self, event):
        with self.lock:
            self.line.sendall(self.peer.send(event))

    def listen(self):
        while True:
            data = self.line.recv(65536)
            with self.lock:
                self.peer.receive_data(data or None)
                events = list(self.peer.events())
            for event in events:
                if not self.take(event):
                    self.line.close()
                    return

    def take(self, event):
        if isinstance(event, AcceptConnection):
            say("agreed " + ("permessage-deflate" if event.extensions else "nothing"))
        elif isinstance(event, TextMessage):
            self.part += event.data
            if event.message_finished:
                say(self.part)
                self.part = ""
        elif isinstance(event, Ping):
            self.send(event.response())
        elif isinstance(event, CloseConnection):
            say("closed %d" % event.code)
            return False
        return True


connection = None
for line in sys.stdin:
    command, _, rest = line.rstrip("\n").partition(" ")
    if command == "open":
        connection = Connection(*rest.split(" "))
    elif command == "send":
        connection.send(TextMessage(data=rest))
    else:
        connection.send(CloseConnection(code=1000))
