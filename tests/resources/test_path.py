import resources


def test_files_that_are_shipped_are_found_by_name() -> None:
    assert resources.path("demo/catalogue.toml").is_file()
    assert resources.path("fonts").is_dir()


def test_it_imports_nothing_of_ours() -> None:
    source = resources.path("__init__.py").read_text("utf-8")
    imports = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert imports == ["from pathlib import Path"]
