#!/usr/bin/env python3
"""The command: arguments in, files out. The only place that knows the clock, the environment and the output folder."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import traceback
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# The PDF engine's font library looks at these when it is loaded: no system fonts, no clock.
os.environ["FONTCONFIG_FILE"] = str(ROOT / "briefpress" / "writing" / "fontconfig.xml")
# What draws the figures keeps its list of fonts here, not in the user's home, and finds no settings of the user's.
os.environ["MPLCONFIGDIR"] = str(ROOT / "output" / ".cache" / "matplotlib")
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
# No plug-in of the models' library may have a say in what is found, nor is any sought.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
warnings.filterwarnings("ignore", message="No fonts configured")
# What is read stays to the end: looking through it for garbage again and again takes longer than reading it.
gc.set_threshold(50_000, 20, 100)

try:
    from briefpress.command.options import OUR_FAULT, World
    from briefpress.command.verbs import EngineIncompleteError, main
except ImportError as fault:
    print(
        f"Something that Briefpress needs is not installed ({fault}): run 'make briefs', or '.venv/bin/python build.py' after it.",
        file=sys.stderr,
    )
    sys.exit(3)


def run() -> None:
    """The command with its exit codes: 0 done, 1 errors found, 2 wrong call, 3 our fault."""
    try:
        main(standalone_mode=True, obj=World(ROOT, dt.date.today()))
    except EngineIncompleteError as fault:
        print(f"Something that Briefpress needs cannot be loaded ({fault}): run 'make briefs'.", file=sys.stderr)
        sys.exit(OUR_FAULT)
    except Exception:
        traceback.print_exc()
        print(
            "briefpress failed; this is its own fault, not the content's. Please report the lines above.",
            file=sys.stderr,
        )
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    run()
