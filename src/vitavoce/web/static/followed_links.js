// Tells the server that a contact or link was followed, not which, and only while the answers are part of an experiment.

const CONTACTS = /^(mailto|tel):/;

export const tellFollowedLinks = (transcript, session) => {
  let tried = false;
  transcript.addEventListener("vitavoce:whole", ({ detail: turn }) => (tried ||= turn.variant !== null));
  const told = (event) => {
    const link = event.target.closest(".links a, .card-links a, .answer a");
    if (!link || !tried || !session.isOpen) return;
    const contact = link.closest(".links") || CONTACTS.test(link.getAttribute("href"));
    session.tell(contact ? "contact_followed" : "link_followed");
  };
  document.addEventListener("click", told);
  document.addEventListener("auxclick", told); // a new tab by the middle button
};
