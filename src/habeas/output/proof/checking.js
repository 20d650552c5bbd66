// Checks a pack as the command does: see pack.py and checking.py. `wrong` is told each code and its place.
const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
const unhex = (text) => new Uint8Array((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
const encoded = (text) => new TextEncoder().encode(text);
const sha256 = async (bytes) => "sha256:" + hex(await crypto.subtle.digest("SHA-256", bytes));

const openedPack = async (buffer, rules, wrong) => {
  if (buffer.byteLength > rules.largest) refuse("too long");
  const files = new Map();
  for (const member of membersOf(buffer, rules.most)) {
    if (member.odd) wrong("pack-file-odd", member.path);
    else files.set(member.path, member.data);
  }
  const manifest = files.get("manifest.json"), listed = manifest && jsonOf(manifest, rules.json);
  if (!manifest || !isManifest(listed) || !files.has("proof.json")) refuse("no manifest");
  files.delete("manifest.json");
  const held = [];
  for (const path of new Set([...files.keys(), ...Object.keys(listed.files)])) {
    if (!files.has(path)) wrong("pack-file-missing", path);
    else if (!Object.hasOwn(listed.files, path)) wrong("pack-file-added", path);
    else if ((await sha256(files.get(path))) !== listed.files[path]) wrong("pack-file-changed", path);
    else held.push(path);
  }
  const proof = jsonOf(files.get("proof.json"), rules.json);
  if (!isProof(proof)) refuse("no proof");
  return { digest: await sha256(manifest), files, proof, held: held.length };
};

const checkedPage = (page, files, rules, wrong) => {
  const file = page.path.endsWith(".html") ? files.get(page.path) : undefined;
  if (!file) return wrong("pack-page-missing", page.path), null;
  let words;
  try {
    words = pageWords(file.length > rules.page ? "" : utf8(file), rules);
  } catch {
    return wrong("pack-page-odd", page.path), null;
  }
  const known = new Set([...page.sentences, ...page.sources].map((one) => one.anchor));
  for (const note of page.notes) known.add(`note-${note.number}`);
  for (const anchor of words.proved.keys()) if (!known.has(anchor)) wrong("pack-sentence-unproved", `${page.path}#${anchor}`);
  const same = words.beside.length === page.beside.length && words.beside.every(
    ([kind, said], at) => kind === page.beside[at].kind && said === plain(page.beside[at].text) && kind !== rules.unknown);
  if (!same) wrong("pack-text-changed", page.path);
  return words;
};

const checkedSentences = (page, words, anchors, wrong) => {
  const sources = new Set(page.sources.map((one) => one.number)), laws = new Set(page.laws.map((one) => one.number));
  const notes = new Map(page.notes.map((note) => [note.number, note.source]));
  let held = 0;
  for (const one of page.sentences) {
    const place = `${page.path}#${one.anchor}`;
    const stands = one.notes.every((n) => notes.has(n) && sources.has(notes.get(n))) &&
      one.laws.every((n) => laws.has(n)) && one.told.every((anchor) => anchors.has(anchor));
    const bare = one.kind === "told" ? !one.notes.length
      : one.kind === "reckoned" && !(one.notes.length || one.laws.length || one.told.length);
    if (!words.proved.has(one.anchor)) wrong("pack-sentence-missing", place);
    else if (words.proved.get(one.anchor) !== plain(one.text)) wrong("pack-sentence-changed", place);
    else if (!stands || bare) wrong("pack-note-missing", place);
    else held++;
  }
  return held;
};

const checkedNotes = (page, said, wrong) => {
  for (const note of page.notes) {
    const shown = said.get(`note-${note.number}`);
    if (shown === undefined || shown !== plain(note.text) || !shown.includes(plain(note.quote ?? "")))
      wrong("pack-note-changed", `${page.path}, ${note.number}`);
  }
  for (const source of page.sources) {
    const shown = said.get(source.anchor), digits = source.digest.slice(source.digest.indexOf(":") + 1);
    if (shown === undefined || shown !== plain(source.text) || !source.digest.includes(":") || !digits || !shown.includes(digits))
      wrong("pack-note-changed", `${page.path}, ${source.number}`);
  }
};

const checkedPages = (proof, files, rules, wrong) => {
  const all = proof.pages.map((page) => [page, checkedPage(page, files, rules, wrong)]);
  const named = new Set(proof.pages.map((page) => page.path));
  for (const path of files.keys())
    if (path.endsWith(".html") && !named.has(path) && !/^check-(?:en|ru|kk)\.html$/.test(path)) wrong("pack-page-unproved", path);
  if (!proof.pages.some((page) => page.sentences.length)) wrong("pack-empty", "proof.json");
  let held = 0;
  for (const lang of new Set(proof.pages.map((page) => page.lang))) {
    const same = all.filter(([page, words]) => page.lang === lang && words);
    const said = new Map(same.flatMap(([, words]) => [...words.proved]));
    const anchors = new Set(same.flatMap(([page]) => page.sentences.map((one) => one.anchor)));
    const told = (page) => canonical([page.notes, page.sources]);
    for (const [at, [page, words]] of same.entries()) {
      held += checkedSentences(page, words, anchors, wrong);
      if (at === 0 || told(page) !== told(same[0][0])) checkedNotes(page, said, wrong);
    }
  }
  return held;
};

const checkedTime = async (time, proof, wrong) => {
  const sources = proof.pages.flatMap((page) => page.sources), last = time.chain[time.chain.length - 1], salt = unhex(time.salt);
  let good = time.chain.length > 0 && salt.length >= 16 && sources.some((one) => one.digest === time.digest);
  for (const [at, one] of time.chain.entries()) {
    const { number, previous, commitment, link } = one, before = time.chain[at - 1];
    good &&= link === (await sha256(encoded(canonical({ number, previous, commitment }))));
    good &&= at === 0 || (previous === before.link && number === before.number + 1);
  }
  if (good) {
    const key = await crypto.subtle.importKey("raw", salt, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const commitment = "sha256:" + hex(await crypto.subtle.sign("HMAC", key, encoded(canonical(time.event))));
    const imprint = (await sha256(encoded(time.stamp.link))).slice(7);
    good = commitment === time.chain[0].commitment && time.event.copy === time.digest &&
      last.link === time.stamp.link && last.number === time.stamp.entry && time.stamp.token.includes(imprint);
  }
  if (!good) wrong("pack-time-broken", time.digest);
  return good;
};
