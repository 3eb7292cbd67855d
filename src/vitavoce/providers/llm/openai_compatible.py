"""Any server that speaks OpenAI's chat completions: Groq, Ollama, vLLM, OpenAI.

The SDK takes 1.3 s to import; see ``llm/late.py``.
"""

import re
from collections.abc import Callable
from contextlib import aclosing
from typing import Final, cast

import httpx2
from openai import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AsyncOpenAI,
    AsyncStream,
    OpenAIError,
    Timeout,
)

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelBroken, Unavailable
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt
from vitavoce.providers.llm.chat_stream import ChatStream, StreamUnreadable
from vitavoce.providers.llm.endpoint import Endpoint
from vitavoce.providers.llm.limit_headers import retry_after_s, used_up_s
from vitavoce.providers.llm.model import Pieces, ProviderFailed
from vitavoce.providers.llm.tokens import estimated_input_tokens
from vitavoce.providers.resilience.failures import Failure

_ABOUT_MONEY: Final = re.compile(r"quota|billing|budget|credit|balance|payment|spend", re.IGNORECASE)
_CHARACTERS_PER_TOKEN: Final = 4


class OpenAiCompatible:
    """``rest`` is told how long the provider will refuse further calls, where its headers say so beforehand."""

    def __init__(self, endpoint: Endpoint, rest: Callable[[float], None]) -> None:
        self._endpoint = endpoint
        self._rest = rest
        self._client = AsyncOpenAI(
            base_url=endpoint.base_url,
            api_key=endpoint.api_key,
            max_retries=0,
            http_client=httpx2.AsyncClient(
                limits=httpx2.Limits(max_connections=endpoint.connections),
                follow_redirects=False,  # the key is for this host
            ),
        )

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        del payer
        chat = ChatStream(prompt.output_tokens)
        try:
            async with aclosing(await self._sent(prompt, deadline)) as response:
                if wait_s := used_up_s(response.headers, estimated_input_tokens(prompt)):
                    self._rest(wait_s)
                async with aclosing(chat.pieces(response.aiter_bytes())) as pieces:
                    async for piece in pieces:
                        yield piece
        except APIStatusError as error:
            raise self._refused(error) from error
        except (APITimeoutError, httpx2.TimeoutException) as error:
            raise self._failed(chat, Failure.TIMEOUT, "said nothing in time") from error
        except (APIConnectionError, httpx2.TransportError) as error:
            raise self._failed(chat, Failure.SERVER, "the connection failed") from error
        except StreamUnreadable as error:
            raise self._failed(chat, Failure.SERVER, str(error)) from error
        except (OpenAIError, httpx2.HTTPError) as error:  # what it says may hold anything
            raise self._failed(chat, Failure.SERVER, type(error).__name__) from error
        if not (chat.finish_reason and chat.characters):
            raise self._failed(chat, Failure.SERVER, "ended without an end")
        yield self._usage(chat, prompt)
        if chat.finish_reason != "stop":
            raise ModelBroken(f"{self._endpoint.name}: cut off by {chat.finish_reason}")

    async def aclose(self) -> None:
        await self._client.close()

    async def _sent(self, prompt: Prompt, deadline: Deadline) -> httpx2.Response:
        """By the SDK's own way for requests of one's own making: ``chat.completions.create`` takes 1.5 ms longer, to
        look through a body that is right already.
        """
        body = {
            "model": self._endpoint.model,
            "messages": [{"role": message.role, "content": message.text} for message in prompt.messages],
            "temperature": prompt.temperature,
            "stream": True,
            "stream_options": {"include_usage": True},
            self._endpoint.output_limit: prompt.output_tokens,
            **self._endpoint.extra,
        }
        sent = await self._client.post(
            "/chat/completions",
            cast_to=httpx2.Response,
            body=body,
            options={"timeout": self._timeout(deadline)},
            stream=True,
            stream_cls=AsyncStream[object],
        )
        return cast("httpx2.Response", sent)

    def _timeout(self, deadline: Deadline) -> Timeout:
        left_s = max(0.001, deadline.left_s)
        return Timeout(left_s, connect=min(left_s, self._endpoint.connect_s))

    def _usage(self, chat: ChatStream, prompt: Prompt) -> ModelUsage:
        input_tokens, output_tokens = chat.usage or (
            estimated_input_tokens(prompt),
            chat.characters // _CHARACTERS_PER_TOKEN + 1,
        )
        return ModelUsage(
            model=self._endpoint.model,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            cost_usd=self._endpoint.price.of(input_tokens, output_tokens),
            estimated=chat.usage is None,
        )

    def _failed(self, chat: ChatStream, failure: Failure, detail: str) -> Unavailable:
        if chat.characters:
            return ModelBroken(f"{self._endpoint.name}: {detail}")
        return ProviderFailed(self._endpoint.name, failure, detail)

    def _refused(self, error: APIStatusError) -> ProviderFailed:
        failure = _failure_of(error.status_code, f"{error.code} {error.type} {error.message}")
        wait_s = retry_after_s(error.response.headers)
        return ProviderFailed(self._endpoint.name, failure, f"HTTP {error.status_code}", retry_after_s=wait_s)


def _failure_of(status: int, said: str) -> Failure:
    about_money = _ABOUT_MONEY.search(said) is not None
    match status:
        case 402:
            return Failure.OUT_OF_BUDGET
        case 400 | 403 | 429 if about_money:
            return Failure.OUT_OF_BUDGET
        case 429:
            return Failure.LIMITED
        case 401 | 403 | 404:
            return Failure.REFUSED
        case 408 | 504:
            return Failure.TIMEOUT
        case _:  # a 400 may be due to one question alone: several in a row have to say the same
            return Failure.SERVER
