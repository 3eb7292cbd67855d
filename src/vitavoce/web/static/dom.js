// Elements made of text and properties only: whatever a résumé or a visitor writes stays text.

export const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

const FOLLOWABLE = new Set(["http:", "https:", "mailto:"]);

export const safeAddress = (address) => {
  try {
    const url = new URL(address);
    return FOLLOWABLE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

// The text, with those of the person's own addresses (words → href, longest first) that it names as links.
export const linked = (text, addresses) => {
  for (const [words, href] of addresses) {
    const place = text.indexOf(words);
    if (place < 0) continue;
    const link = element("a", { href, rel: "noreferrer" }, words);
    return [...linked(text.slice(0, place), addresses), link, ...linked(text.slice(place + words.length), addresses)];
  }
  return text === "" ? [] : [text];
};
