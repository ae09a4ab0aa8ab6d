"""One question and one answer over an OpenAI-compatible chat API, with the standard library alone."""

import http.client
import json
import time
import urllib.error
import urllib.request
from typing import Any

from ...errors import PluginError
from ...settings import Server

_MOST_BYTES = 1 << 20
_LONGEST_WAIT = 30.0
_BUSY = (408, 425, 429, 500, 502, 503, 504)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key and the text go to the server that was named, and to no other."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing."""


class Chat:
    """A server to ask; safe to use from several threads."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._url = server.url.rstrip("/") + "/chat/completions"
        self._opener = urllib.request.build_opener(_NoRedirect)

    def ask(self, instructions: str, question: str, schema: dict[str, Any]) -> str:
        """The answer to a question, which should be JSON of that schema; "" where the server's reply holds none.

        A server that is busy, broken or silent is asked again, ``tries`` times in all, with longer and longer waits.
        Raises PluginError where it gives no reply at last, or says that the question, model or key is wrong.
        """
        body = {
            "model": self._server.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": question}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "events", "strict": True, "schema": schema},
            },
        }
        return _content(self._post(json.dumps(body, ensure_ascii=False).encode()))

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._server.key:
            headers["Authorization"] = f"Bearer {self._server.key}"
        problem = ""
        for number in range(self._server.tries):
            request = urllib.request.Request(self._url, body, headers, method="POST")
            wait = self._server.wait * 2**number
            try:
                with self._opener.open(request, timeout=self._server.timeout) as reply:
                    return bytes(reply.read(_MOST_BYTES))
            except urllib.error.HTTPError as error:
                with error:
                    problem = f"answers {error.code}: {_said(error)}"
                if error.code not in _BUSY:
                    break
                wait = _asked_wait(error.headers.get("Retry-After"), wait)
            except (OSError, http.client.HTTPException) as error:
                problem = f"cannot be reached: {getattr(error, 'reason', None) or error or type(error).__name__}"
            if number + 1 < self._server.tries:
                time.sleep(min(wait, _LONGEST_WAIT))
        raise PluginError(
            f"the language-model server {self._server.url} {problem}; "
            "see DRAGOMAN_SERVER_URL, DRAGOMAN_SERVER_MODEL and DRAGOMAN_SERVER_KEY"
        )


def _asked_wait(header: str | None, wait: float) -> float:
    """The seconds a busy server asks for, where it asks in seconds."""
    return float(header) if header and header.isdigit() else wait


def _said(error: urllib.error.HTTPError) -> str:
    """The first words of a refusal."""
    try:
        raw = error.read(_MOST_BYTES).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        raw = ""
    return " ".join(raw.split())[:200] or str(error.reason)


def _content(reply: bytes) -> str:
    """The text of the first choice, or "" where the reply is not of the API's shape."""
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError):
        return ""
    return content if isinstance(content, str) else ""
