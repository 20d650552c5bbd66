// Reads the words of a page by the narrow grammar in which our pages are written: see page_words.py.
const PROVED = /^(?:fact-[a-z][0-9a-f]{10}(?:-[0-9]+)?|note-[0-9]+|source-[0-9a-f]{10})$/;
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#13": "\r" };
const plain = (text) => text.normalize("NFC").replace(/[ \t\n\r\u00a0\u2000-\u200a\u202f\u3000]+/g, " ").replace(/^ | $/g, "");
const unescaped = (raw) => {
  if (/&(?!(?:amp|lt|gt|quot|#x27|#13);)/.test(raw)) refuse("a sign");
  return raw.replace(/&([^;]+);/g, (_, name) => SIGNS[name]);
};

const pageWords = (html, rules) => {
  const beginning = "<!DOCTYPE html>\n", tags = new Set(rules.all), empty = new Set(rules.void);
  if (!html.startsWith(beginning)) refuse("its beginning");
  const proved = new Map(), beside = [], ids = new Set(), stack = [{ tag: "", pieces: null, skipped: false }];
  const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*="[^"<>]*")*)(\/?)>|([^<>]+)/y;
  const begin = (tag, attributes, closed) => {
    if (!tags.has(tag) || empty.has(tag) !== Boolean(closed)) refuse("an element");
    const told = new Map();
    for (const [, name, raw] of attributes.matchAll(/ ([a-zA-Z][a-zA-Z0-9:-]*)="([^"<>]*)"/g)) {
      const value = unescaped(raw);
      const leads = ["href", "src", "xlink:href"].includes(name) && /^[^a-z]*(javascript|data|vbscript):/i.test(value);
      const live = leads || /^(?:on.*|style|srcdoc|srcset|formaction)$/i.test(name);
      if (told.has(name) || live || (name === "http-equiv" && value !== "Content-Security-Policy")) refuse("an attribute");
      told.set(name, value);
    }
    const key = told.get("id") ?? "";
    if (key && ids.has(key)) refuse("an id");
    ids.add(key);
    if (empty.has(tag)) return;
    const outer = stack[stack.length - 1], skipped = outer.skipped || told.has(rules.skipped);
    const opened = { tag, pieces: outer.pieces, skipped };
    if (PROVED.test(key)) {
      opened.pieces = [];
      proved.set(key, opened.pieces);
    } else if (outer.pieces === null) {
      const own = (list, name) => (Object.hasOwn(list, name) ? list[name] : undefined);
      const kinds = [own(rules.ids, key), own(rules.tags, tag)];
      for (const each of (told.get("class") ?? "").split(" ")) kinds.push(own(rules.classes, each));
      const kind = kinds.find((each) => each !== undefined);
      if (kind !== undefined) beside.push([kind, (opened.pieces = [])]);
    }
    stack.push(opened);
    if (stack.length > rules.deepest) refuse("its depth");
  };
  token.lastIndex = beginning.length;
  while (token.lastIndex < html.length) {
    const found = token.exec(html);
    if (!found) refuse("what is no element");
    const [, slash, tag, attributes, closed, text] = found, inside = stack[stack.length - 1];
    if (text !== undefined) {
      const words = unescaped(text);
      if (inside.skipped && !/^[0-9# \n]*$/.test(words)) refuse("a reference");
      if (!inside.skipped) inside.pieces === null ? beside.push([rules.unknown, [words]]) : inside.pieces.push(words);
    } else if (slash) {
      if (attributes || closed || stack.length === 1 || inside.tag !== tag) refuse("an end");
      stack.pop();
    } else begin(tag, attributes, closed);
  }
  if (stack.length !== 1) refuse("its end");
  const joined = [...proved].map(([key, pieces]) => [key, plain(pieces.join(""))]).filter(([, said]) => said);
  return {
    proved: new Map(joined),
    beside: beside.map(([kind, pieces]) => [kind, plain(pieces.join(""))]).filter(([, said]) => said),
  };
};
