"""What is shipped: the wheel, the sdist, the lock and the bill of materials, each used as a stranger would."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "rubrics" / "international-cooperation" / "examples" / "montreal-protocol.yaml"
JUNK = ("cooperation_cli/__pycache__/old.cpython-311.pyc", "rubrics/.venv/secret.yaml", "rubrics/.coverage.host")


def built(source: Path, into: Path, kind: str, **env: str) -> Path:
    """The wheel or sdist of a source tree, made by the backend that is installed, without any index."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(into), str(source)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **env})
    return next(into.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def names_in(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a fresh clone would have it, with files beside it that git ignores."""
    copy = tmp_path_factory.mktemp("tree")
    skipped = shutil.ignore_patterns(".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")
    shutil.copytree(ROOT, copy, dirs_exist_ok=True, ignore=skipped)
    for name in JUNK:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("junk")
    return copy


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tree, tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_wheel_ships_every_rubric_file_and_both_licences(wheel: Path) -> None:
    rubrics = {f"cooperation_cli/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "rubrics").rglob("*.yaml")}
    names = names_in(wheel)
    assert rubrics
    assert rubrics <= names
    assert "cooperation_cli/py.typed" in names
    assert {f"cooperation_cli/rendering/blanks/html/page/form.{kind}" for kind in ("js", "css")} <= names
    assert {name.rpartition("licenses/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "rubrics/LICENSE"}


def test_the_wheel_ships_nothing_that_git_ignores_and_nothing_else(wheel: Path) -> None:
    names = names_in(wheel)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"cooperation_cli"}
    assert not [name for name in names if "__pycache__" in name or ".venv" in name or ".coverage" in name]


def test_the_sdist_makes_the_same_wheel(tree: Path, wheel: Path, tmp_path: Path) -> None:
    sdist = built(tree, tmp_path / "sdist", "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.glob("cooperation_cli-*")
    assert not (unpacked / "rubrics" / ".venv").exists()
    assert names_in(built(unpacked, tmp_path / "again", "wheel")) == names_in(wheel)


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_who_builds_it_where_and_when_changes_no_octet(kind: str, tree: Path, tmp_path: Path) -> None:
    another = shutil.copytree(tree, tmp_path / "in" / "another" / "folder")
    for path in another.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    here = built(tree, tmp_path / "here", kind)
    there = built(another, tmp_path / "there", kind, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert here.name == there.name
    assert here.read_bytes() == there.read_bytes()


def test_the_wheel_scores_a_worked_example_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, symlinks=os.name != "nt", with_pip=True)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / "python"
    install: list[str | Path] = [python, "-m", "pip", "install", "--no-index", "--no-deps", wheel]
    subprocess.run(install, check=True, capture_output=True)
    # The dependencies are those of this environment, whose own .pth files (our editable install) are not read there.
    site = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    where = subprocess.run(
        [python, "-c", "import cooperation_cli; print(cooperation_cli.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert where.stdout.startswith(str(home))
    answers = shutil.copy(EXAMPLE, tmp_path / "answers.yaml")
    scored = subprocess.run(
        [binaries / "cooperation", "score", answers], cwd=home, check=False, capture_output=True, text=True
    )
    assert (scored.returncode, scored.stderr) == (0, "")
    assert "Montreal Protocol" in scored.stdout


def test_an_editable_install_finds_its_rubrics_from_anywhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cooperation_cli", "rubric", "list"]
    listed = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert listed.stdout.startswith("international-cooperation ")


def locked() -> dict[str, dict[str, Any]]:
    """Of the lock each package with what it says of it."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return {package["name"]: package for package in lock["package"]}


def hashes_of(package: dict[str, Any]) -> set[str]:
    files = [package["sdist"]] if "sdist" in package else []
    return {file["hash"] for file in [*files, *package.get("wheels", [])]}


def required(name: str) -> dict[str, tuple[str, set[str]]]:
    """Of a requirements file each package with its version and hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    packages = {}
    for line in text.splitlines():
        pinned, *hashes = line.split(" --hash=")
        package, _, version = pinned.partition(";")[0].strip().partition("==")
        packages[package] = (version.strip(), {one.strip() for one in hashes})
    return packages


def test_the_lock_names_no_index_but_the_public_one() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    sources = {line.strip() for line in text.splitlines() if line.startswith("source = ")}
    assert sources == {'source = { registry = "https://pypi.org/simple" }', 'source = { editable = "." }'}
    assert "file:" not in text


@pytest.mark.parametrize("name", ["run", "dev", "audit"])
def test_the_requirements_for_pip_are_those_of_the_lock(name: str) -> None:
    packages, pinned = locked(), required(name)
    assert pinned
    assert {package: (packages[package]["version"], hashes_of(packages[package])) for package in pinned} == pinned


def test_pip_installs_every_package_that_is_locked() -> None:
    assert set(required("dev")) | set(required("audit")) == set(locked()) - {"cooperation-cli"}


TOOLS = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
"""Where uv and jq are looked for: beside this Python, then where every program is."""


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    """The bill of materials as a release has it, made twice with the same outcome."""
    if not all(shutil.which(tool, path=TOOLS) for tool in ("bash", "uv", "jq")):
        pytest.skip("uv or jq is not here")
    command = [str(ROOT / ".ci" / "bill"), "7.8.9", sys.executable]
    first, second = (
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PATH": TOOLS}).stdout for _ in "12"
    )
    assert first == second
    made: dict[str, Any] = json.loads(first)
    return made


def installed_with(*names: str) -> set[str]:
    """What the lock has a release of these packages come with: all that they need, and what that needs."""
    packages = locked()
    found, rest = set[str](), {need for name in names for need in needs(packages[name])}
    while rest:
        found |= rest
        rest = {need for name in rest for need in needs(packages[name])} - found
    return found


def needs(package: dict[str, Any]) -> set[str]:
    return {need["name"] for need in package.get("dependencies", [])}


def test_the_bill_lists_what_is_installed_with_a_release_as_it_is_locked(bill: dict[str, Any]) -> None:
    packages, installed = locked(), installed_with("cooperation-cli")
    versions = {name: packages[name]["version"] for name in installed}
    listed = {each["name"]: (each["version"], each["purl"]) for each in bill["components"]}
    assert len(listed) == len(bill["components"]) > len(needs(packages["cooperation-cli"]))
    assert listed == {name: (version, f"pkg:pypi/{name}@{version}") for name, version in versions.items()}
    builders = {need["name"] for need in packages["cooperation-cli"]["dev-dependencies"]["build"]}
    assert set(required("run")) == installed | builders | installed_with(*builders)


def test_the_bill_has_the_hashes_of_the_lock_and_says_what_depends_on_what(bill: dict[str, Any]) -> None:
    packages = locked()
    files = {each["name"]: each["externalReferences"] for each in bill["components"]}
    hashes = {
        name: {f"sha256:{one['content']}" for file in of_it for one in file["hashes"]} for name, of_it in files.items()
    }
    assert hashes == {name: hashes_of(packages[name]) for name in files}
    names = {each["bom-ref"]: each["name"] for each in [*bill["components"], bill["metadata"]["component"]]}
    depends = {names[each["ref"]]: {names[ref] for ref in each.get("dependsOn", [])} for each in bill["dependencies"]}
    assert depends == {name: needs(packages[name]) for name in names.values()}


def test_the_bill_names_the_release_and_neither_time_nor_chance(bill: dict[str, Any]) -> None:
    project = bill["metadata"]["component"]
    assert (project["name"], project["version"]) == ("cooperation-cli", "7.8.9")
    assert project["purl"] == "pkg:pypi/cooperation-cli@7.8.9"
    assert not {"serialNumber", "timestamp"} & {*bill, *bill["metadata"]}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
