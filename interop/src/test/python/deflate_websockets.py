# WebSockets of Python's websockets, with the commands and the answers of deflate.mjs.
import asyncio
import os
import sys

from websockets.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory


def bits(text):
    return None if text == "-" else True if text == "any" else int(text)


def say(line):
    print(line, flush=True)


async def listen(socket):
    try:
        async for message in socket:
            say(message)
    except ConnectionClosed:
        pass
    say("closed %s" % socket.close_code)


async def open_(url, fresh, client_bits, server_bits):
    offer = ClientPerMessageDeflateFactory(
        server_no_context_takeover="server" in fresh,
        client_no_context_takeover="client" in fresh,
        server_max_window_bits=bits(server_bits),
        client_max_window_bits=bits(client_bits),
    )
    headers = {"Authorization": "Bearer " + os.environ["TOKEN"]}
    socket = await connect(url, compression=None, extensions=[offer], extra_headers=headers)
    say("agreed " + (socket.response_headers.get("Sec-WebSocket-Extensions") or "nothing"))
    return socket, asyncio.ensure_future(listen(socket))


async def main():
    loop = asyncio.get_running_loop()
    socket = listening = None
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command, _, rest = line.rstrip("\n").partition(" ")
        if command == "open":
            socket, listening = await open_(*rest.split(" "))
        elif command == "send":
            await socket.send(rest)
        else:
            await socket.close(1000)
            await listening


asyncio.run(main())
