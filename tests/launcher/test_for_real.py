"""`./hub serve` refuses what is unsafe, in words, before anything starts."""

import pytest

from launcher import commands, product, serving

SAFE = {
    "DATABASE_URL": "postgres://methub_web:x@/methub?host=/nowhere",
    "HUB_SECRET_KEY": "a" * 10,
    "HUB_ORIGIN": "https://met.example.gov.uk",
}


@pytest.fixture
def machine(monkeypatch):
    """What the machine says, with every preparation already done."""
    monkeypatch.setattr(serving.ready, "machine", lambda: None)
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("HUB_AS_OWNER", raising=False)
    return monkeypatch


@pytest.mark.parametrize("name", SAFE)
def test_what_is_missing_is_named_with_what_it_is_for(machine, capsys, name):
    machine.delenv(name)
    assert commands.main(["serve"]) == 1
    assert f"{name} is not set: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HUB_SECRET_KEY", "short", "HUB_SECRET_KEY must be at least 50 random characters."),
        ("HUB_ORIGIN", "http://met.example.gov.uk", "HUB_ORIGIN must begin with https://"),
        ("HUB_DEBUG", "1", "HUB_DEBUG may not be set where real children's records are."),
    ],
)
def test_what_is_unsafe_is_refused_in_one_sentence(machine, capfd, name, value, words):
    machine.setenv(
        "HUB_SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    machine.setenv(name, value)
    assert commands.main(["serve", "--check"]) == 1
    said = capfd.readouterr().err
    assert said.startswith(words)
    assert "Traceback" not in said


def test_a_database_that_does_not_answer_is_one_sentence(machine, capfd):
    machine.setenv(
        "HUB_SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    assert commands.main(["serve", "--check"]) == 1
    said = capfd.readouterr().err
    assert "The database did not answer" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["0", "99999", "-1", "web"])
def test_what_is_no_port_is_refused_before_anything_starts(capsys, port):
    with pytest.raises(SystemExit):
        commands.main(["serve", "--port", port])
    assert "is not a port" in capsys.readouterr().err


def test_a_file_is_looked_for_where_the_person_is(monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr(product, "hand_over", lambda *said, folder, **_: started.append(folder))
    monkeypatch.chdir(tmp_path)
    product.command("receive", "a.eml", env={})
    assert started == [tmp_path]
