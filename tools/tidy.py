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
    (r"boost/beast", "platform/http/http.h", ("src/platform/http/",)),
    (r"\bFIXME\b", "mend it", ("tools/tidy.py",)),
    (r"\bTODO\b(?!\(#)", "TODO(#issue)", ("tools/tidy.py",)),
]
LARGE = {"src/platform/entity/descriptor.h": "all column types are one idea; splitting them would hide it"}
MACHINE_PATHS = re.compile(r"(^|[^A-Za-z0-9_.])/(work|farm)/")


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


LAYERS = ["core", "platform", "domains", "app"]


def library_dependencies() -> dict[str, list[str]]:
    """Folder below src/ → folders it may use, as its CMakeLists.txt says: zs_library(DEPENDS core platform/base …)."""
    found = {}
    for path in sorted(ROOT.glob("src/**/CMakeLists.txt")):
        if match := re.search(r"zs_library\((?:DEPENDS([^)]*?))?(?:(?:LINK|ALONE)[^)]*)?\)", path.read_text(encoding="utf-8")):
            found[path.parent.relative_to(ROOT / "src").as_posix()] = (match.group(1) or "").split()
    return found


def closure(folder: str, dependencies: dict[str, list[str]], above: tuple[str, ...] = ()) -> set[str]:
    """Everything the folder may use, also through others. ValueError names a cycle."""
    if folder in above:
        raise ValueError(" → ".join([*above, folder]))
    reached = set()
    for dependency in dependencies.get(folder, []):
        reached |= {dependency} | closure(dependency, dependencies, (*above, folder))
    return reached


def check_libraries(dependencies: dict[str, list[str]], breaches: list[str]) -> None:
    """No cycle, no step upwards."""
    for folder, used in dependencies.items():
        try:
            closure(folder, dependencies)
        except ValueError as cycle:
            breaches.append(f"src/{folder}/CMakeLists.txt: a cycle {cycle}")
        own = LAYERS.index(folder.split("/")[0])
        breaches += [f"src/{folder}/CMakeLists.txt: {one} lies above" for one in used if LAYERS.index(one.split("/")[0]) > own]


def check_declared(name: str, text: str, dependencies: dict[str, list[str]], breaches: list[str]) -> None:
    """Includes keep to what the folder's library says it uses."""
    folder = str(pathlib.PurePosixPath(name).parent).removeprefix("src/")
    if folder not in dependencies:
        return
    allowed = closure(folder, dependencies) | {folder}
    for include in re.findall(r'#include "([^"]+)"', text):
        used = str(pathlib.PurePosixPath(include).parent)
        if used in dependencies and used not in allowed:
            breaches.append(f"{name}: {include}, but src/{folder}/CMakeLists.txt does not name {used}")


FUNCTION_MAX = 70
NOT_A_FUNCTION = re.compile(r"\b(namespace|struct|class|enum|union|extern)\b|= *\{$|^[}\])]|^#")


def long_functions(lines: list[str]) -> list[tuple[int, int]]:
    """(first line, length) of functions over the limit. Relies on clang-format: a body ends with `}` at the indent of its
    first line. Tables (`describe`, lists of routes) are data and do not count."""
    found = []
    for start, line in enumerate(lines):
        if not re.search(r"\)[ \w]*\{$", line) or NOT_A_FUNCTION.search(line) or line.startswith((" ", "\t")):
            continue
        end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("}")), len(lines))
        first = start
        while first > 0 and lines[first - 1] and not lines[first - 1].startswith(("}", "//", "#", "namespace")):
            first -= 1
        head = " ".join(lines[first:start + 1])
        if end - first + 1 > FUNCTION_MAX and not re.search(r"describe\(Of<|http::Routes |Routes \w+\(|declare\w*\(|parameters\(", head):
            found.append((first + 1, end - first + 1))
    return found


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
    dependencies = library_dependencies()
    check_libraries(dependencies, breaches)
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
            check_declared(name, text, dependencies, breaches)
        breaches += [f"{name}:{at}: a function of {length} lines" for at, length in long_functions(lines)]
    breaches += [f"src/domains/{path.name}: no README.md" for path in sorted(ROOT.glob("src/domains/*"))
                 if not (path / "README.md").is_file()]
    print("\n".join(breaches))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
