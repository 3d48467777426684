"""What a settings file builds on: other files, packs, installed packages."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import copylint
from copylint.linter.options import Options
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.settings_file import load

PACK = (
    "rules:\n- {id: desk.launch, kind: phrase, message: Say boat., fix: unsafe,"
    " match: {pairs: {launch: boat}},"
    " examples: [{ok: The boat left.}, {bad: The launch left., fix: The boat left.}]}\n"
)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def read(path: Path) -> Settings:
    found = load(str(path))
    assert found is not None
    return found


def origin(settings: Settings, field: str) -> list[str]:
    return [str(o) for o in settings.origins[field]]


def test_of_what_both_state_the_file_itself_decides_and_the_rest_is_as_below(tmp_path: Path) -> None:
    house = write(tmp_path / "house.toml", 'variant = "en-GB"\nignore = ["dates"]\nencoding = "cp1252"\n')
    desk = write(tmp_path / "desk/copylint.toml", 'extend = "../house.toml"\n\nignore = ["names"]\n')
    settings = read(desk)
    assert (settings.variant, settings.ignore, settings.encoding) == ("en-GB", ("names",), "cp1252")
    assert origin(settings, "variant") == [f"{house.parent}/desk/../house.toml:1".replace("/desk/..", "")]
    assert origin(settings, "ignore") == [f"{desk}:3"]
    assert settings.folder == str(desk.parent)


def test_lists_called_extend_add_and_tables_are_taken_entry_by_entry(tmp_path: Path) -> None:
    write(
        tmp_path / "house.toml",
        'extend-select = ["pilot"]\nextend-ignore-re = ["A+"]\n'
        '[severity]\nfigures = "error"\nnames = "warning"\n',
    )
    desk = write(
        tmp_path / "copylint.toml",
        'extend = ["house.toml"]\nextend-select = ["draft"]\nextend-ignore-re = ["B+"]\n'
        '[severity]\nnames = "suggestion"\n',
    )
    settings = read(desk)
    assert settings.extend_select == ("pilot", "draft")
    assert settings.extend_ignore_re == ("A+", "B+")
    assert dict(settings.severity) == {"figures": "error", "names": "suggestion"}
    assert origin(settings, "severity.figures") == [f"{tmp_path}/house.toml:4"]
    assert origin(settings, "severity.names") == [f"{desk}:5"]
    assert origin(settings, "extend_select") == [f"{tmp_path}/house.toml:1", f"{desk}:2"]


def test_of_several_that_are_built_on_the_later_wins(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'variant = "en-GB"\nencoding = "cp1252"\n')
    write(tmp_path / "b.toml", 'variant = "en-US"\n')
    settings = read(write(tmp_path / "copylint.toml", 'extend = ["a.toml", "b.toml"]\n'))
    assert (settings.variant, settings.encoding) == ("en-US", "cp1252")


def test_paths_and_patterns_are_meant_from_the_file_that_states_them(tmp_path: Path) -> None:
    write(tmp_path / "house/rules.yaml", PACK)
    write(tmp_path / "house/words.txt", "Kiki\n")
    write(
        tmp_path / "house/copylint.toml",
        'rules = ["rules.yaml"]\nexclude = ["/old/"]\nwords.accept-files = ["words.txt"]\n'
        '[per-file-ignores]\n"/wire/*" = ["names"]\n',
    )
    desk = tmp_path / "house/desk"
    settings = read(
        write(
            desk / "copylint.toml",
            'extend = ".."\nextend-exclude = ["/new/"]\n[per-file-ignores]\n"/in/*" = ["dates"]\n',
        )
    )
    assert settings.rules == (os.path.realpath(tmp_path / "house/rules.yaml"),)
    assert settings.accept == ("Kiki",)
    assert settings.excludes(str(tmp_path / "house/old"), folder=True)
    assert not settings.excludes(str(desk / "old"), folder=True)
    assert settings.excludes(str(desk / "new"), folder=True)
    assert not settings.excludes(str(tmp_path / "house/new"), folder=True)
    assert settings.ignored_for(str(tmp_path / "house/wire/a.txt")) == ("names",)
    assert settings.ignored_for(str(desk / "wire/a.txt")) == ()
    assert settings.ignored_for(str(desk / "in/a.txt")) == ("dates",)


def test_a_pack_of_rules_may_be_built_on_as_such(tmp_path: Path) -> None:
    write(tmp_path / "house.yaml", PACK)
    write(tmp_path / "copylint.toml", 'extend = "house.yaml"\n')
    linter = copylint.Linter(Settings(extend=str(tmp_path / "copylint.toml")))
    found = linter.check("They saw that the launch had left the quay.").findings
    assert "desk.launch" in [f.rule for f in found]


def test_a_style_of_copylints_own_may_be_built_on(tmp_path: Path) -> None:
    settings = read(write(tmp_path / "copylint.toml", 'extend = "copylint:guardian"\n'))
    assert settings.style == ("guardian",)
    assert origin(settings, "style") == [f"{tmp_path}/copylint.toml:1"]


def test_extensions_may_rely_on_formats_of_the_file_below(tmp_path: Path) -> None:
    write(tmp_path / "house.toml", '[formats]\n".wire" = "text"\n')
    desk = write(tmp_path / "copylint.toml", 'extend = "house.toml"\nextensions = [".wire"]\n')
    assert read(desk).extensions == (".wire",)
    desk = write(tmp_path / "copylint.toml", 'extend = "house.toml"\n[formats]\n".desk" = "markdown"\n')
    assert {".txt", ".wire", ".desk"} <= set(read(desk).extensions)


def test_what_a_file_says_of_a_word_goes_before_what_is_said_below(tmp_path: Path) -> None:
    write(tmp_path / "house.toml", '[words]\naccept = ["gonna", "Kiki"]\nreject = ["utilise", "impactful"]\n')
    desk = write(
        tmp_path / "copylint.toml",
        'extend = "house.toml"\n[words]\naccept = ["impactful"]\nreject = {gonna = "going to"}\n',
    )
    settings = read(desk)
    assert settings.accept == ("Kiki", "impactful")
    assert settings.reject == (("utilise", ()), ("gonna", ("going to",)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('extend = "none.toml"', ":1: extend: 'none.toml' does not exist"),
        ('\nextend = "ours"', ":2: extend: 'ours' does not exist; an installed package's style is pkg:ours"),
        ("extend = 1", ":1: extend: expected a list of texts, found 1"),
        ('extend = "copylint.toml"', ":1: extend: goes round in a circle: "),
        ('extend = "a.toml"', "a.toml:3: extend: goes round in a circle: "),
        ('extend = "wrong.toml"', "wrong.toml:2: unknown key 'varient'; did you mean 'variant'?"),
        ('extend = "bare/pyproject.toml"', ":1: extend: 'bare/pyproject.toml' has no [tool.copylint]"),
        ('extend = "pkg:no-such-style"', ":1: extend: no installed package brings a style 'no-such-style'"),
        ('extend = "jars.toml"', "jars.toml:1: languagetool: jars are run: only a named file"),
    ],
)
def test_what_cannot_be_built_on_is_named_with_file_and_line(tmp_path: Path, text: str, fault: str) -> None:
    write(tmp_path / "a.toml", '\n\nextend = "copylint.toml"\n')
    write(tmp_path / "wrong.toml", '\nvarient = "en-GB"\n')
    write(tmp_path / "jars.toml", 'languagetool.jars = "."\n')
    write(tmp_path / "bare/pyproject.toml", "[project]\nname = 'x'\n")
    path = write(tmp_path / "copylint.toml", text + "\n")
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert fault in str(e.value)


def test_a_long_chain_ends_with_an_error(tmp_path: Path) -> None:
    for k in range(40):
        write(tmp_path / f"s{k}.toml", f'extend = "s{k + 1}.toml"\n')
    with pytest.raises(ConfigError, match=r"more than 20 files build on one another"):
        load(str(tmp_path / "s0.toml"))


def test_files_that_each_build_on_the_next_twice_are_read_once_each(tmp_path: Path) -> None:
    for k in range(18):
        write(tmp_path / f"s{k}.toml", f'extend = ["s{k + 1}.toml", "s{k + 1}.toml"]\n')
    write(tmp_path / "s18.toml", 'variant = "en-GB"\n')
    assert read(tmp_path / "s0.toml").variant == "en-GB"


# -- installed packages ----------------------------------------------------------------------------
def install(site: Path, points: str, files: dict[str, str], name: str = "ourpaper-style") -> None:
    """A distribution as an installer leaves it, whose module may not be run."""
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    write(info / "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    write(info / "entry_points.txt", f"[copylint.styles]\n{points}\n")
    for file, text in files.items():
        write(site / file, text)


RAISES = "raise RuntimeError('a style is data: nothing of it is run')\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    return site


def test_an_installed_style_is_data_and_nothing_of_it_is_run(site: Path, tmp_path: Path) -> None:
    install(
        site,
        "ourpaper = ourpaper_style.data\nsport = ourpaper_style.data:sport",
        {
            "ourpaper_style/__init__.py": RAISES,
            "ourpaper_style/data/__init__.py": RAISES,
            "ourpaper_style/data/copylint.toml": 'variant = "en-GB"\nrules = ["rules.yaml"]\n'
            'exclude = ["/old/"]\n',
            "ourpaper_style/data/rules.yaml": PACK,
            "ourpaper_style/data/sport.toml": 'extend = "copylint.toml"\nvariant = "en-US"\n',
        },
    )
    desk = write(tmp_path / "desk/copylint.toml", 'extend = "pkg:ourpaper"\n')
    settings = read(desk)
    assert settings.variant == "en-GB"
    assert settings.rules == (os.path.realpath(site / "ourpaper_style/data/rules.yaml"),)
    assert settings.excludes(str(desk.parent / "old"), folder=True), "meant from where the house's copy lies"
    assert settings.origins["variant"][0].kind == "package"
    assert read(write(tmp_path / "desk/s.toml", 'extend = "pkg:sport"\n')).variant == "en-US"
    found = copylint.Linter(settings).check("They saw that the launch had left the quay.").findings
    assert "desk.launch" in [f.rule for f in found]
    assert not [name for name in sys.modules if name.startswith("ourpaper")]


def test_a_style_that_was_installed_in_place_is_found_where_its_package_is(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(site, "ourpaper = ourpaper_style", {})
    source = tmp_path / "checkout/src"
    write(source / "ourpaper_style/__init__.py", RAISES)
    write(source / "ourpaper_style/copylint.toml", 'variant = "en-GB"\n')
    monkeypatch.syspath_prepend(str(source))
    assert read(write(tmp_path / "copylint.toml", 'extend = "pkg:ourpaper"\n')).variant == "en-GB"
    assert "ourpaper_style" not in sys.modules


@pytest.mark.parametrize(
    ("points", "files", "fault"),
    [
        ("ourpaper = ourpaper_style", {}, "has no copylint.toml on disk in ourpaper_style"),
        ("ourpaper = ../up", {}, "says that it lies at '../up', which is no place"),
        ("ourpapers = ourpaper_style", {}, "no installed package brings a style 'ourpaper'; did you mean"),
        (
            "ourpaper = ourpaper_style",
            {"ourpaper_style/copylint.toml": 'rules = ["../other.yaml"]\n', "other.yaml": PACK},
            "rules: '../other.yaml' is outside the folder of the settings file",
        ),
        (
            "ourpaper = ourpaper_style",
            {"ourpaper_style/copylint.toml": 'extend = "../other.toml"\n', "other.toml": ""},
            "extend: '../other.toml' is outside the folder of the package's settings",
        ),
        (
            "ourpaper = ourpaper_style",
            {"ourpaper_style/copylint.toml": 'languagetool.jars = "."\n'},
            "jars are run: only a named file states them",
        ),
    ],
)
def test_what_is_wrong_with_an_installed_style_is_said(
    site: Path, tmp_path: Path, points: str, files: dict[str, str], fault: str
) -> None:
    install(site, points, files)
    path = write(tmp_path / "copylint.toml", '\nextend = "pkg:ourpaper"\n')
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert fault in str(e.value)
    assert "copylint.toml:" in str(e.value)


def test_two_packages_with_a_style_of_one_name_are_both_named(site: Path, tmp_path: Path) -> None:
    for name in ("one-style", "two-style"):
        install(site, "ourpaper = ourpaper_style", {"ourpaper_style/copylint.toml": ""}, name)
    path = write(tmp_path / "copylint.toml", 'extend = "pkg:ourpaper"\n')
    with pytest.raises(ConfigError, match=r"several installed packages .*: one-style and two-style"):
        load(str(path))


# -- whose -----------------------------------------------------------------------------------------
posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners and modes are POSIX's")


@posix
def test_a_file_that_everybody_may_write_to_is_not_built_on_and_nothing_is_written(tmp_path: Path) -> None:
    house = write(tmp_path / "repo/house.toml", 'variant = "en-GB"\n')
    house.chmod(0o666)
    write(tmp_path / "repo/copylint.toml", 'extend = "house.toml"\nencoding = "cp1252"\n')
    resolver = Resolver(named=[str(tmp_path / "repo")])
    settings = resolver.for_folder(str(tmp_path / "repo"))
    assert (settings.variant, settings.encoding) == ("auto", "cp1252")
    assert [
        "house.toml: not obeyed, as everybody may write to it" in n for n in resolver.trust.notes.values()
    ] == [True]


@posix
def test_a_list_that_everybody_may_write_to_accepts_no_word(tmp_path: Path) -> None:
    write(tmp_path / "repo/words.txt", "recieved\n").chmod(0o666)
    write(tmp_path / "repo/copylint.toml", 'words.accept-files = ["words.txt"]\n')
    resolver = Resolver(named=[str(tmp_path / "repo")])
    assert resolver.for_folder(str(tmp_path / "repo")).accept == ()
    assert any("words.txt: not obeyed" in n for n in resolver.trust.notes.values())


def test_settings_beside_copy_build_on_nothing_outside_their_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "secret.toml", 'token = "x"\n')
    (tmp_path / "repo/.git").mkdir(parents=True)
    desk = tmp_path / "repo/desk"
    write(desk / "copylint.toml", 'extend = "../../secret.toml"\n')
    with pytest.raises(ConfigError) as e:
        Resolver().for_folder(str(desk))
    assert "is outside" in str(e.value)
    assert "token" not in str(e.value)
    write(tmp_path / "repo/house.toml", 'variant = "en-GB"\n')
    write(desk / "copylint.toml", 'extend = "../house.toml"\n')
    assert Resolver().for_folder(str(desk)).variant == "en-GB"
    write(tmp_path / "secret.toml", 'variant = "en-US"\n')
    named = write(desk / "copylint.toml", 'extend = "../../secret.toml"\n')
    assert Resolver(file=str(named)).for_folder(str(desk)).variant == "en-US", "the user named the file"


def test_copy_goes_nowhere_because_of_what_a_named_file_builds_on(tmp_path: Path) -> None:
    write(tmp_path / "house.toml", 'languagetool = {use = true, server = "http://198.51.100.7:8081"}\n')
    named = write(tmp_path / "copylint.toml", 'extend = "house.toml"\n')
    with pytest.raises(ConfigError, match=r"house\.toml: languagetool: the server .* is not this machine"):
        Resolver(file=str(named)).for_folder(str(tmp_path))
    named.write_text('languagetool = {use = true, server = "http://198.51.100.7:8081"}\n', "utf-8")
    assert Resolver(file=str(named)).for_folder(str(tmp_path)).languagetool == "on"


# -- what is kept ----------------------------------------------------------------------------------
def test_a_change_of_what_is_built_on_is_seen_by_what_is_kept(tmp_path: Path) -> None:
    copy = write(tmp_path / "a.txt", "They saw that the launch had left the quay, and that the ferry had.\n")
    house = write(tmp_path / "house/copylint.toml", 'rules = ["rules.yaml"]\n')
    rules = write(tmp_path / "house/rules.yaml", PACK)
    write(tmp_path / "copylint.toml", 'extend = "house"\n')

    def found() -> list[str]:
        linter = copylint.Linter(options=Options(overrides={}))
        return [f.rule for f in linter.check_file(str(copy)).findings]

    for _ in range(2):
        assert found() == ["desk.launch"]
    rules.write_text(PACK.replace("launch", "ferry"), "utf-8")
    for _ in range(2):
        assert found() == ["desk.ferry"]
    house.write_text('rules = ["rules.yaml"]\nignore = ["desk"]\n', "utf-8")
    assert found() == []
    house.write_text('rules = ["rules.yaml"]\nseverity = {desk = "error"}\n', "utf-8")
    linter = copylint.Linter(options=Options(overrides={}))
    assert [f.severity.label for f in linter.check_file(str(copy)).findings] == ["error"]


# -- from a program --------------------------------------------------------------------------------
def test_a_programs_settings_build_on_files_and_go_over_them(tmp_path: Path) -> None:
    house = write(
        tmp_path / "house.toml", 'variant = "en-GB"\nignore = ["dates"]\nextend-select = ["pilot"]\n'
    )
    settings = Settings(extend=str(house), variant="en-US", extend_select=["draft"])
    assert (settings.variant, settings.ignore) == ("en-US", ("dates",))
    assert settings.extend_select == ("pilot", "draft")
    assert origin(settings, "variant") == ["the program"]
    assert origin(settings, "ignore") == [f"{house}:2"]
    with pytest.raises(ConfigError, match=r"extend: 'nowhere.toml' does not exist"):
        Settings(extend=["nowhere.toml"])
