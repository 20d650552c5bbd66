/* The search of a site: reads the index that lies beside the page, and asks nobody anything. */
"use strict";
var habeasSite = (function () {
  var info = null, terms = {}, cards = {}, waiting = {}, timer = 0, turn = 0;
  var LETTERS = { "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е" };
  var SHOWN = 24;
  var folder = document.currentScript ? document.currentScript.src.replace(/assets\/search\.js.*$/, "") : "";

  /* Loads one file of data and calls back when it has come, or has failed to. */
  function load(kind, number, done) {
    var held = kind === "t" ? terms : cards, key = kind + number;
    if (held[number] !== undefined) { done(); return; }
    if (waiting[key]) { waiting[key].push(done); return; }
    waiting[key] = [done];
    var script = document.createElement("script");
    function over() {
      if (held[number] === undefined) { held[number] = kind === "t" ? {} : []; }
      var calls = waiting[key]; delete waiting[key];
      calls.forEach(function (call) { call(); });
    }
    script.onload = over; script.onerror = over;
    script.src = folder + info.lang + "/search/" + kind + "-" + number + ".js";
    document.head.appendChild(script);
  }

  function once(all) { return all.filter(function (one, at) { return all.indexOf(one) === at; }); }

  function loadAll(kind, numbers, done) {
    var left = numbers.length;
    if (!left) { done(); return; }
    numbers.forEach(function (number) { load(kind, number, function () { left -= 1; if (!left) { done(); } }); });
  }

  /* A word as the index writes it: small letters, Kazakh letters and ё as people type them without them. */
  function folded(word) {
    return word.normalize("NFKD").replace(/[\u0300-\u036f]/g, function (mark, at, all) {
      return mark === "\u0306" && all[at - 1] && "иИ".indexOf(all[at - 1]) >= 0 ? mark : "";
    }).normalize("NFC").toLowerCase().replace(/[әғқңөұүһіё]/g, function (letter) { return LETTERS[letter]; });
  }

  function words(text) { return (folded(text).match(/[\p{L}\p{N}]+/gu) || []); }

  function shardOf(word) {
    return (word.charCodeAt(0) * 31 + (word.length > 1 ? word.charCodeAt(1) : 0)) % info.shards;
  }

  /* Whether what a word has after a stem is an ending, or up to four Kazakh ones in a row. */
  function ends(rest, depth) {
    if (!rest) { return true; }
    if (info.endings.ru.indexOf(rest) >= 0 || info.endings.en.indexOf(rest) >= 0) { return true; }
    if (depth >= 4) { return false; }
    return info.endings.kk.some(function (one) { return rest.indexOf(one) === 0 && ends(rest.slice(one.length), depth + 1); });
  }

  function meets(word, stem) {
    if (stem.indexOf(word) === 0) { return true; }
    return stem.length >= 3 && word.indexOf(stem) === 0 && ends(word.slice(stem.length), 0);
  }

  /* The numbers of cases that are told by their distances in base 36. */
  function unpack(packed, found) {
    var number = 0;
    packed.split(" ").forEach(function (step) { number += parseInt(step, 36); found[number] = true; });
    return found;
  }

  function numbersOf(word) {
    var found = {}, shard = terms[shardOf(word)];
    Object.keys(shard).forEach(function (stem) { if (meets(word, stem)) { unpack(shard[stem], found); } });
    return found;
  }

  /* The numbers, ascending, that stand in every one of these sets: they are in the order of the index. */
  function inAll(sets) {
    return Object.keys(sets[0]).map(Number).filter(function (number) {
      return sets.every(function (set) { return set[number]; });
    }).sort(function (a, b) { return a - b; });
  }

  function blockOf(number) { return Math.floor(number / info.each); }

  function cardElement(card) {
    var item = document.createElement("li"), head = document.createElement("h3"), link = document.createElement("a");
    link.href = folder + info.lang + "/case/" + card.slug + ".html"; link.textContent = card.title;
    head.appendChild(link); item.appendChild(head);
    [["line", card.summary], ["more", [card.fresh].concat(card.places.slice(0, 2)).filter(Boolean).join(" · ")]].forEach(function (part) {
      var line = document.createElement("p"); line.className = part[0]; line.textContent = part[1]; item.appendChild(line);
    });
    return item;
  }

  function start() {
    var form = document.getElementById("finder"), list = document.getElementById("cards");
    if (!form || !info || !list) { return; }
    var field = document.getElementById("asked"), found = document.getElementById("found");
    var whole = Array.prototype.slice.call(list.children), steps = document.querySelector(".steps");
    var choices = Array.prototype.slice.call(form.querySelectorAll("select")), more = document.getElementById("more");
    var left = [];

    function show(items, told) {
      list.replaceChildren.apply(list, items); found.textContent = told; if (steps) { steps.hidden = told !== ""; }
    }

    /* Fetches the next cards of what was found and shows them; the first of them takes the focus where asked. */
    function showNext(mine, focus) {
      var next = left.splice(0, SHOWN);
      loadAll("c", once(next.map(blockOf)), function () {
        if (mine !== turn) { return; }
        var items = next.map(function (number) { return cards[blockOf(number)][number % info.each]; }).filter(Boolean).map(cardElement);
        items.forEach(function (item) { list.appendChild(item); });
        more.hidden = !left.length;
        if (focus && items.length) { items[0].querySelector("a").focus(); }
      });
    }

    function search() {
      var mine = turn += 1, asked = words(field.value), chosen = [];
      choices.forEach(function (choice) { if (choice.value) { chosen.push([choice.dataset.facet, choice.value]); } });
      clearTimeout(timer); left = []; more.hidden = true;
      if (!asked.length && !chosen.length) { show(whole, ""); return; }
      loadAll("t", once(asked.map(shardOf).concat(chosen.map(function (one) { return one[0]; }))), function () {
        if (mine !== turn) { return; }
        var sets = chosen.map(function (one) { return unpack(terms[one[0]][one[1]] || "", {}); });
        left = inAll(sets.concat(asked.map(numbersOf)));
        show([], left.length ? form.dataset.found.replace("{count}", String(left.length)) : form.dataset.none);
        showNext(mine, false);
      });
    }

    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(search, 150); });
    choices.forEach(function (choice) { choice.addEventListener("change", search); });
    more.addEventListener("click", function () { showNext(turn, true); });
  }

  document.addEventListener("DOMContentLoaded", start);
  return {
    index: function (told) { info = told; },
    terms: function (number, told) { terms[number] = told; },
    cards: function (number, told) { cards[number] = told; }
  };
})();
