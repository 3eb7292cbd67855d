// What went wrong, in words, with a button where another try may help.

import { element } from "./dom.js";
import { duration } from "./words.js";

// Counts the wait down in its own words, then may be pressed.
const againButton = (waitS, again) => {
  const button = element("button", { type: "button", class: "again" }, "Try again");
  const tick = (leftS) => {
    button.disabled = leftS > 0;
    button.textContent = leftS > 0 ? `Try again in ${duration(leftS)}` : "Try again";
    if (leftS > 0) setTimeout(tick, 1000, leftS - 1);
  };
  tick(waitS);
  button.addEventListener("click", again, { once: true });
  return button;
};

export const troubleNotice = (words, waitS, again) =>
  element(
    "div",
    { class: "trouble", "aria-live": "off" },
    element("p", { role: "alert" }, words),
    again ? againButton(waitS, again) : null,
  );
