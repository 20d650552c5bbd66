// What forms and links cannot do by themselves: keys, progress of uploads, and locking. Every page works without it.
"use strict";
(() => {
  const idle = Number(document.body.dataset.idle || 0);
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
  const typing = (one) => one.closest("input:not([type=checkbox]):not([type=submit]), textarea, select, [contenteditable]");

  // Locking. A page whose vault is locked goes away, whatever tab it is in.
  const gone = () => { document.body.replaceChildren(); location.replace("/locked?next=" + encodeURIComponent(location.pathname)); };
  const lock = () => { document.body.hidden = true; document.getElementById("lock")?.submit(); };
  let unseen = false, touched = Date.now();
  const look = async () => {
    try {
      const answer = await fetch("/alive", { cache: "no-store" });
      if (!answer.ok || (await answer.json()).locked) gone();
      unseen = false;
    } catch { if (unseen) gone(); unseen = true; }
  };
  if (idle) setInterval(look, Math.max(1000, Math.min(15000, idle * 200)));
  addEventListener("pageshow", (event) => { if (event.persisted) look(); });
  const touch = () => {
    if (Date.now() - touched < Math.min(30000, idle * 250)) return;
    touched = Date.now();
    fetch("/touch", { method: "POST", headers: { "X-CSRFToken": token() } }).catch(() => {});
  };
  for (const kind of ["keydown", "pointerdown", "wheel"]) addEventListener(kind, touch, { passive: true });

  // Keys, by their place on the keyboard, so that they are the same when it is switched to Russian or Kazakh.
  const letter = (event) => /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.key;
  const help = document.getElementById("keys-help");
  let before = "", at = 0;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const key = letter(event), soon = Date.now() - at < 900, first = soon ? before : "";
    before = key; at = Date.now();
    if (key === "Escape") { if (first === "Escape") lock(); return; }
    if (typing(event.target) || help?.open) return;
    if (event.key === "?") { event.preventDefault(); help?.showModal(); return; }
    if (event.key === "/" || event.code === "Slash" && !event.shiftKey) {
      const field = document.querySelector("[data-search]");
      if (field) { event.preventDefault(); field.focus(); }
      return;
    }
    if (first === "g") {
      const way = key === "c" ? "/cases" : document.querySelector(`.rail a[data-way="${CSS.escape(key)}"]`)?.href;
      if (way) { event.preventDefault(); location.assign(way); return; }
    }
    if (event.shiftKey || event.repeat) return;
    const act = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!act) return;
    event.preventDefault();
    if (act.tagName === "SUMMARY") {
      act.parentElement.open = true;
      act.parentElement.querySelector("input:not([type=hidden]), select")?.focus();
    } else act.click();
  });

  // The passage that is meant comes into view in its own box, without moving the page away from its head.
  const here = document.getElementById("here"), box = here?.closest(".reading");
  if (box) box.scrollTop = Math.max(0, here.offsetTop - box.clientHeight / 3);

  // On a narrow screen the pages of a case stand in one row; the one that is shown comes into view.
  const current = document.querySelector(".rail a[aria-current]"), row = current?.closest("ul");
  if (row) row.scrollLeft = current.offsetLeft - row.offsetLeft - 16;

  // Marking words: by the mouse, or word by word with the keyboard. Offsets are code points of the whole text.
  const reading = document.querySelector(".reading"), correcting = document.getElementById("correcting");
  if (reading && correcting) {
    for (const one of document.querySelectorAll(".needs-script")) one.hidden = false;
    const status = document.getElementById("marking"), points = (text) => [...text].length;
    let taken = "", byKeys = false;
    const texts = () => {
      const walk = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT), all = [];
      while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".page-begins")) all.push(walk.currentNode);
      return all;
    };
    const marked = () => {
      const chosen = getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return null;
      const range = chosen.getRangeAt(0);
      if (!reading.contains(range.commonAncestorContainer)) return null;
      let at = Number(reading.dataset.start), start = null, end = null, words = "";
      for (const node of texts()) {
        if (range.intersectsNode(node)) {
          const from = node === range.startContainer ? range.startOffset : 0;
          const to = node === range.endContainer ? range.endOffset : node.data.length;
          if (to > from) {
            if (start === null) start = at + points(node.data.slice(0, from));
            end = at + points(node.data.slice(0, to));
            words += node.data.slice(from, to);
          }
        }
        at += points(node.data);
      }
      if (start === null) return null;
      const before = words.length - words.trimStart().length;
      return words.trim() ? { start: start + before, end: start + before + points(words.trim()), words: words.trim() } : null;
    };
    const take = () => {
      const one = marked();
      if (!one) return false;
      taken = one.words;
      correcting.elements.start.value = one.start;
      correcting.elements.end.value = one.end;
      document.getElementById("marked-words").textContent = taken;
      document.getElementById("marked").hidden = false;
      document.getElementById("correct").open = true;
      for (const button of correcting.querySelectorAll(".take-marked")) button.hidden = false;
      return true;
    };
    reading.addEventListener("pointerup", () => setTimeout(take, 0));
    for (const button of correcting.querySelectorAll(".take-marked")) {
      button.addEventListener("click", () => { const into = document.getElementById(button.dataset.into); into.value = taken.replace(/\s+/g, " "); into.focus(); });
    }
    document.getElementById("mark").addEventListener("click", () => {
      const inside = reading.querySelectorAll("mark.here"), chosen = getSelection();
      document.getElementById("correct").open = true;
      reading.focus({ preventScroll: true });
      if (inside.length) chosen.setBaseAndExtent(inside[0].firstChild, 0, inside[inside.length - 1].lastChild, inside[inside.length - 1].lastChild.length);
      else { const all = texts(); if (all.length) { chosen.collapse(all[0], 0); chosen.modify("extend", "forward", "word"); } }
      byKeys = true;
      status.textContent = status.dataset.told;
    });
    const leave = () => { byKeys = false; status.textContent = ""; };
    reading.addEventListener("keydown", (event) => {
      if (!byKeys) return;
      const way = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key], chosen = getSelection();
      if (way) {
        event.preventDefault();
        const range = chosen.getRangeAt(0), { startContainer: a, startOffset: i, endContainer: b, endOffset: j } = range;
        if (event.shiftKey) chosen.setBaseAndExtent(b, j, a, i); else chosen.setBaseAndExtent(a, i, b, j);
        chosen.modify("extend", way, "word");
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (take()) correcting.querySelector("input:not([type=hidden]), select")?.focus();
        leave();
      } else if (event.key === "Escape") {
        event.preventDefault(); event.stopPropagation();
        getSelection().removeAllRanges();
        leave();
      }
    });
  }

  // A form is sent once.
  for (const form of document.forms) {
    if (form.id === "upload" || form.method === "dialog") continue;
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      if (form.dataset.long) event.submitter?.replaceChildren(form.dataset.long);
    });
  }
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

  // Uploads: one file after the other, each with its progress; what was kept stays kept when a later one fails.
  const upload = document.getElementById("upload");
  if (!upload) return;
  const field = document.getElementById("files"), drop = upload.querySelector(".drop"), told = upload.querySelector(".progress");
  upload.querySelector(".drop-hint").hidden = false;
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }
  const line = (text) => { const p = document.createElement("p"); p.textContent = text; told.append(p); return p; };
  const send = (file, bar) => new Promise((done) => {
    const form = new FormData(upload), call = new XMLHttpRequest();
    form.delete("files");
    form.append("files", file, file.name);
    call.open("POST", upload.action);
    call.setRequestHeader("Accept", "application/json");
    call.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    call.upload.onload = () => bar.removeAttribute("value");
    call.onload = () => { try { done(call.status === 200 ? JSON.parse(call.responseText).came : null); } catch { done(null); } };
    call.onerror = () => done(null);
    call.send(form);
  });
  upload.addEventListener("submit", async (event) => {
    if (field.files.length < 2 && (field.files[0]?.size || 0) < 4e6) return;
    event.preventDefault();
    const button = upload.querySelector("button[type=submit]");
    button.disabled = true;
    told.replaceChildren();
    let all = true;
    for (const file of [...field.files]) {
      const row = line(file.name), bar = document.createElement("progress");
      bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", file.name);
      row.append(bar);
      const alive = setInterval(() => { touched = 0; touch(); }, 20000);
      const came = await send(file, bar);
      clearInterval(alive);
      bar.remove();
      all &&= came !== null;
      row.textContent = came ? came.flatMap((one) => [one.said, ...one.notes]).join(" · ") : `${file.name}: ${upload.dataset.failed}`;
    }
    button.disabled = false;
    if (all) { field.value = ""; const link = document.createElement("a"); link.href = location.pathname; link.textContent = upload.dataset.ready; told.append(link); link.focus(); }
  });
})();
