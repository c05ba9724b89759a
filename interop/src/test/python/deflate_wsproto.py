# One WebSocket of Python's wsproto, which leaves the sockets to us; with the arguments and the words
# of deflate.mjs.
import os
import socket
import sys
import threading
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Ping, Request, TextMessage
from wsproto.extensions import PerMessageDeflate

url, fresh, client_bits, server_bits = sys.argv[1:5]


def bits(text):
    return None if text == "-" else 15 if text == "any" else int(text)


def say(line):
    print(line, flush=True)


address = urlsplit(url)
offer = PerMessageDeflate(
    client_no_context_takeover="client" in fresh,
    server_no_context_takeover="server" in fresh,
    client_max_window_bits=bits(client_bits),
    server_max_window_bits=bits(server_bits),
)
line = socket.create_connection((address.hostname, address.port))
peer = WSConnection(ConnectionType.CLIENT)
lock = threading.Lock()


def send(event):
    with lock:
        line.sendall(peer.send(event))


def publish():
    for message in sys.stdin:
        send(TextMessage(data=message.rstrip("\n")))
    send(CloseConnection(code=1000))


send(
    Request(
        host=address.netloc,
        target=address.path + "?" + address.query,
        extensions=[offer],
        extra_headers=[(b"Authorization", b"Bearer " + os.environ["TOKEN"].encode())],
    )
)
part = ""
open_ = True
while open_:
    data = line.recv(65536)
    with lock:
        peer.receive_data(data or None)
        events = list(peer.events())
    for event in events:
        if isinstance(event, AcceptConnection):
            say("agreed " + ("permessage-deflate" if event.extensions else "nothing"))
            threading.Thread(target=publish, daemon=True).start()
        elif isinstance(event, TextMessage):
            part += event.data
            if event.message_finished:
                say(part)
                part = ""
        elif isinstance(event, Ping):
            send(event.response())
        elif isinstance(event, CloseConnection):
            say("closed %d" % event.code)
            open_ = False
