// Everything that can go wrong, said in words a visitor can act on.

export class Trouble extends Error {
  // `waitS` is how long to wait before trying again, `lost` that the session is gone and a new one may be opened.
  constructor(words, { retryable = true, waitS = 0, lost = false } = {}) {
    super(words);
    this.retryable = retryable;
    this.waitS = waitS;
    this.lost = lost;
  }
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

export const duration = (seconds) =>
  seconds < 90 ? plural(Math.ceil(seconds), "second") : plural(Math.ceil(seconds / 60), "minute");

export const unreachable = () =>
  new Trouble(
    navigator.onLine
      ? "I can’t reach the server just now. Your question is still here; try again in a moment."
      : "You seem to be offline. Your question is still here; try again once you are back.",
  );

const waitOf = (response) => {
  const stated = response.headers.get("Retry-After");
  if (!stated) return 0;
  const seconds = Number(stated);
  const waitS = Number.isNaN(seconds) ? (Date.parse(stated) - Date.now()) / 1000 : seconds;
  return Math.max(0, Math.ceil(waitS) || 0);
};

const problemOf = async (response) => {
  try {
    return (await response.json()) ?? {};
  } catch {
    return {}; // a proxy's page, or nothing at all
  }
};

// A problem told in the middle of a stream.
export const troubleIn = ({ status = 500 }) =>
  status === 503
    ? new Trouble("The answer broke off. Please try again in a moment.", { waitS: 1 })
    : new Trouble("Something went wrong on the server, not with your question. Please try again in a moment.");

export const troubleOf = async (response) => {
  const { status } = response;
  const waitS = waitOf(response);
  const { code = "", detail = "" } = await problemOf(response);
  if (code === "PROFILE_NOT_FOUND") return new Trouble("This résumé isn’t here any more.", { retryable: false });
  if (status === 401 || status === 403 || status === 404 || code === "SESSION_EXPIRED") {
    return new Trouble("This conversation has ended. Ask again to begin a new one.", { lost: true });
  }
  if (status === 409) return new Trouble("This question is still being answered. One moment.", { waitS: waitS || 1 });
  if (status === 413 || code === "QUESTION_TOO_LONG") {
    return new Trouble("That question is too long for me. Could you put it more briefly?", { retryable: false });
  }
  if (status === 429) {
    return new Trouble(`That was a lot of questions at once. Please wait ${duration(waitS || 10)}, then try again.`, {
      waitS: waitS || 10,
    });
  }
  if (status < 500) return new Trouble(detail || "I couldn’t read that question. Could you put it differently?", { retryable: false });
  return new Trouble("Something went wrong on the server, not with your question. Please try again in a moment.", { waitS });
};
