"""What Microsoft's own Open XML SDK says of a package, the validator that Office's makers publish."""

import json
import os
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

OFFICE = "Microsoft365"
"""The Office whose rules count; the elements of later ones are known too."""


def errors_of(packages: Mapping[str, bytes], program: str, folder: Path) -> dict[str, list[str]]:
    """The errors of each package, by its file name, of those that have any."""

    def errors(name: str) -> list[str]:
        path = folder / name
        path.write_bytes(packages[name])
        environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run([program, path, OFFICE], env=environment, capture_output=True, timeout=120, check=False)
        said = json.loads(done.stdout)
        return [f"{error['description']} {error['path']} {error['xPath']}" for error in said["errors"]]

    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(packages, pool.map(errors, packages), strict=True))
    return {name: said for name, said in found.items() if said}
