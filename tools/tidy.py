#!/usr/bin/env python3
"""House rules that no compiler checks: who may include whom, sizes, banned words. Prints each breach; exit 1 on any."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CODE = {".cpp", ".h"}
LINE_MAX, CPP_MAX, HEADER_MAX = 120, 500, 260
BANNED = [  # pattern, what to use instead, where it is allowed
    (r"\bstd::format\b", "fmt::format", ()),
    (r"\bstd::expected\b", "zs::Result", ()),
    (r"\bsystem_clock\b", "Transaction::now() or Clock", ("src/platform/base/clock.cpp", "src/core/time.h")),
    (r"\bsqlite3_\w+\(", "platform/database", ("src/platform/database/", "bench/")),
    (r"\bPQ[a-z]\w+\(", "platform/database", ("src/platform/database/", "bench/")),
    (r"boost/beast", "platform/http/http.h", ("src/platform/http/", "src/platform/http_client/",
      "src/domains/messaging/messaging_test.cpp")),
    (r"\bFIXME\b", "mend it", ("tools/tidy.py",)),
    (r"\bTODO\b(?!\(#)", "TODO(#issue)", ("tools/tidy.py",)),
]
LARGE = {"src/platform/entity/descriptor.h": "all column types are one idea; splitting them would hide it"}
MACHINE_PATHS = re.compile(r"(^|[^A-Za-z0-9_.])/(work|farm)/")


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def layer(path: str) -> tuple[int, str]:
    """0 core, 1 platform, 2 domains, 3 app: a file may include its own layer and those below."""
    top = path.split("/")[0]
    return {"core": 0, "platform": 1, "domains": 2, "app": 3}.get(top, 9), "/".join(path.split("/")[:2])


def check_includes(name: str, text: str, breaches: list[str]) -> None:
    own_level, own_folder = layer(name.removeprefix("src/"))
    for include in re.findall(r'#include "([^"]+)"', text):
        level, folder = layer(include)
        if level > own_level and level != 9:
            breaches.append(f"{name}: {include} lies above")
        if level == own_level == 2 and folder != own_folder and not re.fullmatch(
                r"domains/(\w+)/(\1|entities|generated_resources)\.h", include):
            breaches.append(f"{name}: {include} is not the public face of its domain")


ERROR_KEY = re.compile(r'(?:fail\(Code::\w+,|fail_field\("[^"]*",|Error\{Code::\w+,|errors\.push_back\(\{[^,;]*,)\s*"([a-z_]+\.[a-z_]+)"')


def check_texts(breaches: list[str]) -> None:
    """Every error that code can answer has a sentence for people."""
    known: set[str] = set()
    for path in ROOT.glob("src/**/messages.json"):
        known |= set(json.loads(path.read_text(encoding="utf-8")))
    for path in sorted(ROOT.glob("src/**/*.cpp")) + sorted(ROOT.glob("src/**/*.h")):
        if path.name.endswith("_test.cpp") or path.name == "generated_resources.h":
            continue
        for key in ERROR_KEY.findall(path.read_text(encoding="utf-8")):
            if key not in known:
                breaches.append(f"{path.relative_to(ROOT)}: no sentence for {key}")


def main() -> int:
    breaches: list[str] = []
    check_texts(breaches)
    for name in tracked():
        path = ROOT / name
        if not path.is_file() or path.suffix in {".png", ".json", ".svg"} or name.startswith("web/package-lock"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if MACHINE_PATHS.search(text) and name != "tools/tidy.py":
            breaches.append(f"{name}: a path of one machine")
        if path.suffix not in CODE:
            continue
        lines = text.splitlines()
        if name not in LARGE and len(lines) > (CPP_MAX if path.suffix == ".cpp" else HEADER_MAX):
            breaches.append(f"{name}: {len(lines)} lines")
        breaches += [f"{name}:{number}: longer than {LINE_MAX}" for number, line in enumerate(lines, 1) if len(line) > LINE_MAX]
        for pattern, instead, allowed in BANNED:
            if re.search(pattern, text) and not name.startswith(tuple(allowed) or ("\0",)):
                breaches.append(f"{name}: {pattern} (use {instead})")
        if name.startswith("src/") and not name.endswith("_test.cpp"):
            check_includes(name, text, breaches)
    print("\n".join(breaches))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
