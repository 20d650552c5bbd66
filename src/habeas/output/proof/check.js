"use strict";
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const say = (list, kind, text) => {
    const item = document.createElement("li");
    item.className = kind;
    item.textContent = text;
    document.getElementById(list).append(item);
  };
  const filled = (text, fields) => text.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => new Uint8Array((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
  const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const sha256 = async (bytes) => "sha256:" + hex(await crypto.subtle.digest("SHA-256", bytes));
  // RFC 8785 for what a proof holds: objects of texts and whole numbers.
  const canonical = (form) => new TextEncoder().encode(
    JSON.stringify(Object.fromEntries(Object.keys(form).sort().map((key) => [key, form[key]]))));

  const unzipped = (buffer) => {
    const view = new DataView(buffer), files = new Map();
    let end = buffer.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) throw new Error(words.no_pack);
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50 || view.getUint16(at + 10, true) !== 0) throw new Error(words.no_pack);
      const size = view.getUint32(at + 24, true), name = view.getUint16(at + 28, true);
      const path = utf8(new Uint8Array(buffer, at + 46, name)), local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      files.set(path, new Uint8Array(buffer, start, size));
      at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return files;
  };

  const checkFiles = async (files) => {
    const manifest = files.get("manifest.json");
    if (!manifest || !files.has("proof.json")) throw new Error(words.no_pack);
    const listed = JSON.parse(utf8(manifest)).files;
    document.getElementById("digest").textContent = await sha256(manifest);
    let held = 0;
    for (const path of new Set([...files.keys(), ...Object.keys(listed)])) {
      if (path === "manifest.json") continue;
      if (files.has(path) && await sha256(files.get(path)) === listed[path]) held++;
      else say("results", "wrong", filled(words.file_wrong, { path }));
    }
    say("results", "held", filled(words.files_held, { n: held }));
  };

  const checkPage = (page, files) => {
    const file = files.get(page.path);
    if (!file) return say("results", "wrong", filled(words.file_wrong, { path: page.path }));
    const parsed = new DOMParser().parseFromString(utf8(file), "text/html");
    for (const skipped of parsed.querySelectorAll("[data-proof-skip]")) skipped.remove();
    const notes = new Map(page.notes.map((note) => [note.number, note]));
    const sources = new Set(page.sources.map((source) => source.number));
    let held = 0;
    for (const one of page.sentences) {
      const found = parsed.getElementById(one.anchor);
      const stands = found && plain(found.textContent) === plain(one.text);
      if (stands && one.notes.every((n) => notes.has(n) && sources.has(notes.get(n).source))) held++;
      else say("results", "wrong", filled(words.sentence_wrong, { path: page.path, text: one.text }));
    }
    say("results", held === page.sentences.length ? "held" : "wrong", filled(words.sentences_held, { path: page.path, n: held, of: page.sentences.length }));
  };

  const checkTime = async (time) => {
    let good = time.chain.length > 0;
    for (const [at, one] of time.chain.entries()) {
      const link = await sha256(canonical({ number: one.number, previous: one.previous, commitment: one.commitment }));
      good &&= link === one.link && (at === 0 || one.previous === time.chain[at - 1].link);
    }
    const salt = await crypto.subtle.importKey("raw", unhex(time.salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const commitment = "sha256:" + hex(await crypto.subtle.sign("HMAC", salt, canonical(time.event)));
    const last = time.chain[time.chain.length - 1];
    const imprint = (await sha256(new TextEncoder().encode(time.stamp.link))).slice(7);
    good &&= commitment === time.chain[0].commitment && time.event.copy === time.digest;
    good &&= last.link === time.stamp.link && time.stamp.token.includes(imprint);
    say("results", good ? "held" : "wrong", filled(good ? words.time_held : words.time_wrong, { digest: time.digest }));
  };

  let proof = null;
  const openPack = async (file) => {
    document.getElementById("results").replaceChildren();
    document.getElementById("brought").replaceChildren();
    try {
      const files = unzipped(await file.arrayBuffer());
      await checkFiles(files);
      proof = JSON.parse(utf8(files.get("proof.json")));
      for (const page of proof.pages) checkPage(page, files);
      for (const time of proof.times) await checkTime(time);
      document.getElementById("sources").hidden = false;
    } catch (error) {
      proof = null;
      say("results", "wrong", error instanceof SyntaxError || error instanceof RangeError ? words.no_pack : error.message);
    }
  };
  const openSource = async (file) => {
    const digest = await sha256(await file.arrayBuffer());
    const known = proof.pages.flatMap((page) => page.sources).find((source) => source.digest === digest);
    const fields = { name: file.name, digest, title: known ? known.title : "" };
    say("brought", known ? "held" : "wrong", filled(known ? words.source_known : words.source_other, fields));
  };
  document.getElementById("pack").addEventListener("change", (event) => event.target.files[0] && openPack(event.target.files[0]));
  document.getElementById("source").addEventListener("change", async (event) => {
    document.getElementById("brought").replaceChildren();
    for (const file of event.target.files) await openSource(file);
  });
})();
