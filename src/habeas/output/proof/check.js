// The page itself: what was chosen is checked, and each answer becomes a line.
const told = JSON.parse(document.getElementById("words").textContent), words = told.words, rules = told.rules;
const filled = (text, fields) => text.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
const say = (list, kind, text, code = "") => {
  const item = document.createElement("li");
  item.className = kind;
  item.dataset.code = code;
  item.textContent = text;
  document.getElementById(list).append(item);
};
const wrong = (code, place) => say("results", "wrong", filled(words[code], { place }), code);

let proof = null;
const openPack = async (file) => {
  const results = document.getElementById("results");
  results.replaceChildren();
  results.dataset.state = "checking";
  document.getElementById("brought").replaceChildren();
  document.getElementById("digest").textContent = "–";
  document.getElementById("sources").hidden = true;
  proof = null;
  try {
    if (file.size > rules.largest) refuse("too long");
    const pack = await openedPack(await file.arrayBuffer(), rules, wrong);
    proof = pack.proof;
    document.getElementById("digest").textContent = pack.digest;
    say("results", "held", filled(words.files_held, { n: pack.held }));
    const of = proof.pages.reduce((sum, page) => sum + page.sentences.length, 0);
    const n = checkedPages(proof, pack.files, rules, wrong);
    say("results", n === of ? "held" : "wrong", filled(words.sentences_held, { n, of }));
    for (const time of proof.times)
      if (await checkedTime(time, proof, wrong)) say("results", "held", filled(words.time_held, { digest: time.digest }));
    document.getElementById("sources").hidden = false;
  } catch {
    results.replaceChildren();
    say("results", "wrong", words.no_pack, "no-pack");
  }
  const fails = results.querySelector(".wrong") !== null;
  say("results", fails ? "wrong" : "held", fails ? words.fails : words.holds);
  results.dataset.state = fails ? "wrong" : "held";
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
