"""A picture (PNG of 8 bits without interlace) in; its colours out, one a line, the most frequent first, with their shares."""

import collections
import struct
import sys
import zlib

data = open(sys.argv[1], "rb").read()
at, packed = 8, b""
while at < len(data):
    length, kind = struct.unpack(">I4s", data[at : at + 8])
    body = data[at + 8 : at + 8 + length]
    if kind == b"IHDR":
        width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
        assert depth == 8 and interlace == 0
        size = {2: 3, 6: 4}[colour]
    if kind == b"IDAT":
        packed += body
    at += length + 12
raw, before, counts = zlib.decompress(packed), bytearray(width * size), collections.Counter()
for row in range(height):
    start = row * (width * size + 1)
    method, line = raw[start], bytearray(raw[start + 1 : start + 1 + width * size])
    for x in range(len(line)):
        left = line[x - size] if x >= size else 0
        up, corner = before[x], before[x - size] if x >= size else 0
        if method == 4:
            guess = left + up - corner
            near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
        else:
            near = [0, left, up, (left + up) // 2][method]
        line[x] = (line[x] + near) & 255
    for x in range(0, len(line), size):
        counts[bytes(line[x : x + 3])] += 1
    before = line
for colour, count in counts.most_common():
    print(f"#{colour.hex()} {count / (width * height):.4f}")
