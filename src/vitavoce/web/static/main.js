import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { offerFeedback } from "./feedback.js";
import { tellFollowedLinks } from "./followed_links.js";
import { Session } from "./session.js";
import { VoiceControls } from "./voice.js";

const talk = document.querySelector("[data-profile]");
const addresses = Array.from(document.querySelectorAll(".links a"), (link) => link.getAttribute("href"))
  .map((href) => [href.replace(/^mailto:/, ""), href])
  .sort(([one], [other]) => other.length - one.length);
const newButton = talk.querySelector("[data-new]");
const session = new Session(talk.dataset.profile);
const transcript = talk.querySelector("[data-transcript]");
const conversation = new Conversation({
  session,
  transcript,
  starters: talk.querySelector("[data-starters]"),
  newButton,
  addresses,
});
conversation.voice = new VoiceControls(talk, { session, conversation });
offerFeedback(transcript, session);
tellFollowedLinks(transcript, session);
const composer = new Composer(talk.querySelector("[data-composer]"), {
  limit: Number(talk.dataset.maxQuestionChars),
  ask: (question) => conversation.ask(question),
});

talk.addEventListener("click", (event) => {
  const suggestion = event.target.closest("[data-ask]");
  // The tapped button goes away, so the focus moves on to the question it became.
  if (suggestion) conversation.ask(suggestion.textContent, { moveFocus: true });
});

newButton.addEventListener("click", async () => {
  await conversation.restart();
  composer.focus();
});

await conversation.restore();
