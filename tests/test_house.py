"""The house's measures, held: sizes, docs, voice."""

import ast
import os
import re
import subprocess
from pathlib import Path
from statistics import median

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("events", "forum_site", "sessions", "speakers")
FORBIDDEN_NAMES = {"services", "utils", "helpers", "common", "signals"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def files(*suffixes):
    """Ours, as git knows them, or will."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = (ROOT / name for name in listed.stdout.splitlines())
    return sorted(path for path in found if path.suffix in suffixes and path.exists())


def code():
    return [
        file
        for file in files(".py")
        if file.relative_to(ROOT).parts[0] in PACKAGES and "/migrations/0" not in str(file)
    ]


def proofs():
    return [file for file in files(".py") if file.relative_to(ROOT).parts[0] == "tests"]


def lines(file):
    return len(file.read_text().splitlines())


def functions(file):
    tree = ast.parse(file.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]


def length(function):
    """Its own lines, without those of its docstring."""
    said = ast.get_docstring(function, clean=False)
    return function.end_lineno - function.lineno + 1 - (said.count("\n") + 1 if said else 0)


def name(file):
    return str(file.relative_to(ROOT))


def test_no_file_is_over_300_lines():
    assert {name(file): lines(file) for file in code() + proofs() if lines(file) > 300} == {}


def test_half_of_all_files_are_short():
    assert median(lines(file) for file in code() if lines(file) > 1) <= 80


def test_no_function_is_over_40_lines():
    sizes = {
        f"{name(file)}:{function.name}": length(function)
        for file in code() + proofs()
        for function in functions(file)
    }
    assert {place: size for place, size in sizes.items() if size > 40} == {}


def test_half_of_all_functions_have_at_most_seven_lines():
    assert median(length(function) for file in code() for function in functions(file)) <= 7


def test_tests_have_at_least_half_as_many_lines_as_the_code():
    assert sum(map(lines, proofs())) >= sum(map(lines, code())) / 2


def test_every_module_says_in_its_first_line_what_it_is_for():
    written = [file for file in code() + proofs() if file.read_text().strip()]
    assert [
        name(file) for file in written if not ast.get_docstring(ast.parse(file.read_text()))
    ] == []


def test_no_module_is_named_for_nothing():
    assert [name(file) for file in code() if file.stem in FORBIDDEN_NAMES] == []


def test_every_silenced_check_says_which_and_why():
    silent = re.compile(
        r"#\s*(?:noqa|type: ignore)(?!(?:: [A-Z0-9, ]+|\[[\w, -]+\])\s+(?:# |--? |\()\S)"
    )
    found = [
        f"{name(file)}:{number}"
        for file in code() + proofs()
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if silent.search(line) and file != Path(__file__)
    ]
    assert found == []


def test_nothing_is_left_to_do_in_a_comment():
    left = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b")
    texts = files(".py", ".html", ".css", ".js", ".md", ".toml")
    assert [name(file) for file in texts if left.search(file.read_text())] == []


def test_no_file_names_a_folder_of_somebodys_machine():
    machine = re.compile(r"/(?:home|Users|work)/\w")
    texts = files(".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".json")
    assert [name(file) for file in texts if machine.search(file.read_text())] == []


def test_no_template_has_inline_style_or_script():
    executed = r"<script(?![^>]*\b(?:src=|type=.application/(?:ld\+)?json.))"
    inline = re.compile(rf"{executed}|<style\b|\sstyle=|\son\w+=|javascript:")
    assert [name(file) for file in files(".html") if inline.search(file.read_text())] == []


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_readme_tells_every_variable_and_no_other():
    readme = (ROOT / "README.md").read_text()
    sources = "".join(file.read_text() for file in code())
    read = set(re.findall(r'\bread\(\s*"([A-Z_]+)"', sources))
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE)) == read


def test_the_docs_tell_every_command_of_ours_and_no_other():
    docs = "".join(file.read_text() for file in files(".md"))
    there = {file.stem for file in code() if file.parent.name == "commands"} - {"__init__"}
    theirs = {"check", "makemigrations", "migrate", "shell", "createsuperuser", "dbshell"}
    theirs |= {"collectstatic", "runserver", "changepassword", "help"}
    told = set(re.findall(r"manage\.py ([a-z_]+)", docs)) - theirs
    assert told == there


def test_the_docs_name_make_targets_that_exist():
    docs = "".join(file.read_text() for file in files(".md"))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", docs)) <= targets


def test_every_pin_is_exact():
    wanted = [
        line
        for file in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / file).read_text().splitlines()
        if line and not line.startswith(("#", "-r "))
    ]
    assert [line for line in wanted if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_what_ci_runs_can_be_run():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
