"""What was acknowledged is kept, through kill -9 of the web server and of the database; one click made twice acts once."""

import http.cookiejar
import os
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

WRITERS, NOTES_EACH = 4, 15
PATIENCE = 90
COUNT = """
from insieme.models import Event, Note
notes = Note.objects.filter(text__startswith='{mark}')
subjects = ['note:%d' % pk for pk in notes.values_list('pk', flat=True)]
print('NOTES', *sorted(notes.values_list('text', flat=True)))
print('EVENTS', Event.objects.filter(subject__in=subjects).count())
"""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args, **_kwargs):
        return None


class Visitor:
    """Somebody who asks over HTTP and keeps their cookies; an answer is a status and a text."""

    def __init__(self, address):
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(NoRedirect, urllib.request.HTTPCookieProcessor(self.cookies))

    def ask(self, path, data=None):
        body = None if data is None else urllib.parse.urlencode({**data, "csrfmiddlewaretoken": self.token}).encode()
        try:
            with self.opener.open(f"{self.address}{path}", body, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8", "replace")

    @property
    def token(self):
        return next((each.value for each in self.cookies if each.name == "csrftoken"), "")

    def become(self, role):
        self.ask("/demo/")
        assert self.ask(f"/demo/{role}/", {})[0] == 302


def diary_of_somebody(visitor):
    """The address at which the case manager writes in the diary of one of their people."""
    _status, people = visitor.ask("/persone/")
    for ref in dict.fromkeys(re.findall(r'href="/persone/(\w{12})/"', people)):
        found = re.search(r"/percorsi/\w{12}/nota/", visitor.ask(f"/persone/{ref}/")[1])
        if found:
            return found[0]
    raise AssertionError("nobody has a diary")


def up_of(address):
    """The process that keeps everything going, by its port."""
    port = address.rsplit(":", 1)[1]
    listed = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return next(int(line.split()[0]) for line in listed.splitlines() if line.endswith(f"insieme up --port {port}"))


def children(pid, words):
    command = ["ps", "-o", "pid=,args=", "--ppid", str(pid)]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if words in line]


def kill_everything(address, data):
    """First a worker of the web server, then its master, then the database: each while people write."""
    master = children(up_of(address), "gunicorn")[0]
    os.kill(children(master, "gunicorn")[0], signal.SIGKILL)
    time.sleep(1)
    os.kill(master, signal.SIGKILL)
    time.sleep(4)
    os.kill(int((data / "postgres" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)


def until(moment, done):
    while not done():
        assert time.monotonic() < moment
        time.sleep(0.2)


def answers(visitor, path):
    try:
        return visitor.ask(path)[0] == 200
    except OSError:
        return False


def write(visitor, where, mark, stop, kept):
    """Write notes until told to stop; keep those that were answered with a «done»."""
    for number in range(10_000):
        if stop.is_set() and number >= NOTES_EACH:
            return
        text = f"{mark}-{number}"
        try:
            status, _page = visitor.ask(where, {"text": text, "once": secrets.token_urlsafe(9)})
        except OSError:
            time.sleep(0.3)
            continue
        if status == 302:
            kept.append(text)
        time.sleep(0.05)


def in_the_records(data, mark):
    environment = {name: value for name, value in os.environ.items() if name != "INSIEME_DATABASE_ROLE"}
    environment |= {"INSIEME_DATA": str(data), "INSIEME_DEMO": "1"}
    command = [sys.executable, "-m", "insieme", "shell", "-c", COUNT.format(mark=mark)]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    notes = re.search(r"^NOTES(.*)$", said, re.MULTILINE)[1].split()
    return notes, int(re.search(r"^EVENTS (\d+)$", said, re.MULTILINE)[1])


def test_nothing_acknowledged_is_lost_when_all_is_killed(platform):
    address, data = platform
    mark = f"durata{secrets.token_hex(4)}"
    visitors = [Visitor(address) for _each in range(WRITERS)]
    for visitor in visitors:
        visitor.become("case_manager")
    where = diary_of_somebody(visitors[0])
    stop, kept = threading.Event(), []
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [
            pool.submit(write, visitor, where, f"{mark}-{number}", stop, kept)
            for number, visitor in enumerate(visitors)
        ]
        time.sleep(2)
        kill_everything(address, data)
        # It comes back by itself.
        until(time.monotonic() + PATIENCE, lambda: answers(Visitor(address), "/readyz"))
        time.sleep(2)
        stop.set()
    for each in writing:
        each.result()
    notes, events = in_the_records(data, mark)
    assert len(kept) >= WRITERS * NOTES_EACH / 2, "the burst was a burst"
    assert set(kept) <= set(notes), f"lost: {sorted(set(kept) - set(notes))}"
    assert len(notes) == len(set(notes)), "written twice"
    assert events == len(notes), "a note without its event, or an event without its note"


def test_one_click_made_twice_acts_once(platform):
    address, data = platform
    mark = f"doppio{secrets.token_hex(4)}"
    visitor = Visitor(address)
    visitor.become("case_manager")
    where = diary_of_somebody(visitor)
    click = {"text": mark, "once": secrets.token_urlsafe(9)}
    with ThreadPoolExecutor(4) as pool:
        statuses = [each.result()[0] for each in [pool.submit(visitor.ask, where, click) for _time in range(4)]]
    assert statuses == [302] * 4, statuses
    assert in_the_records(data, mark) == ([mark], 1)
