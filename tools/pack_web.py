#!/usr/bin/env python3
"""Packs web/dist into one archive for the binary: pack_web.py DIST ARCHIVE.

Format: one line of text for each file, "path<TAB>mime<TAB>etag<TAB>offset<TAB>size\n", an empty line, then the gzip
bytes of all files; offsets count from the first byte after the empty line.
"""
import gzip
import hashlib
import pathlib
import sys

MIME = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
        ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8"}


def main() -> int:
    dist, archive = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    index, blobs, offset = [], [], 0
    for file in sorted(dist.rglob("*")) if dist.is_dir() else []:
        if not file.is_file() or file.suffix == ".map":
            continue
        raw = file.read_bytes()
        packed = gzip.compress(raw, 9, mtime=0)
        etag = '"' + hashlib.sha256(raw).hexdigest()[:20] + '"'
        index.append(f"/{file.relative_to(dist).as_posix()}\t{MIME.get(file.suffix, 'application/octet-stream')}\t{etag}"
                     f"\t{offset}\t{len(packed)}\n")
        blobs.append(packed)
        offset += len(packed)
    archive.parent.mkdir(parents=True, exist_ok=True)
    archive.write_bytes("".join(index).encode() + b"\n" + b"".join(blobs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
