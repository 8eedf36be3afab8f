"""`./hub serve`: for real, with a database, a key and an address that somebody else looks after."""

import os

from launcher import demo, locks, product, ready, supervisor, web
from launcher.bell import Stopped, until_stopped
from launcher.places import HERE
from launcher.words import Refusal, say

# What the machine must say, and why it has to.
NEEDED = {
    "DATABASE_URL": "where the database is, as the role methub_web",
    "HUB_SECRET_KEY": "at least 50 random characters that sign sessions",
    "HUB_ORIGIN": "the https:// address people type",
}


def serve(*, port: int, workers: int, check: bool) -> int:
    """Refuse what is unsafe; else run the web server and the worker until asked to stop."""
    missing = [f"{name} is not set: {why}." for name, why in NEEDED.items() if not os.getenv(name)]
    if missing:
        raise Refusal("\n".join(missing))
    ready.machine()
    env = {
        "HUB_MODE": "serve",
        "HUB_ORIGIN": os.environ["HUB_ORIGIN"],
        "HUB_VAR": os.getenv("HUB_VAR", str(HERE.var)),
    }
    if wrong := problems(env):
        return wrong
    if check:
        say("Nothing is wrong.")
        return 0
    run(port, workers, env)
    return 0


def problems(env: dict[str, str]) -> int:
    """Django's deployment checks and ours, and migrations that have not been applied."""
    return product.hand_over(
        ["manage.py", "check", "--deploy", "--fail-level=WARNING"], env
    ) or product.hand_over(["manage.py", "migrate", "--check"], env)


def run(port: int, workers: int, env: dict[str, str]) -> None:
    """Start both, and start again whichever ends."""
    holder = {"address": env["HUB_ORIGIN"], "pid": str(os.getpid())}
    with locks.alone("demo", holder, demo.ALREADY), until_stopped():
        supervisor.stop_leftovers()
        product.collect_static(env)
        children = [web.server(web.addresses(port), env, workers=workers), web.worker(env)]
        for child in children:
            child.logs_to_file = False
        try:
            for child in children:
                child.start()
            say(f"MET Hub listens on port {port} of this machine.")
            supervisor.keep_going(children)
        except Stopped:
            say("MET Hub has stopped.")
        finally:
            for child in children:
                child.stop()
