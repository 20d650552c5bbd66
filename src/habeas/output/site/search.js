/* The search of a site: reads the index that lies beside the page, and asks nobody anything. */
"use strict";
var habeasSite = (function () {
  var info = null, terms = {}, cards = {}, waiting = {}, timer = 0, turn = 0;
  var LETTERS = { "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е" };
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

  function numbersOf(word) {
    var found = {}, shard = terms[shardOf(word)];
    Object.keys(shard).forEach(function (stem) {
      if (!meets(word, stem)) { return; }
      var number = 0;
      shard[stem].split(" ").forEach(function (step) { number += parseInt(step, 36); found[number] = true; });
    });
    return found;
  }

  function fits(card, chosen) {
    return Object.keys(chosen).every(function (facet) {
      var want = chosen[facet];
      if (facet === "country") { return (card.country || "unknown") === want; }
      if (facet === "state") { return (card.held === null ? "unknown" : card.held ? "held" : "released") === want; }
      if (facet === "year") { return String(card.begun === null ? "unknown" : card.begun) === want; }
      return card.articles.indexOf(want) >= 0;
    });
  }

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
    var choices = Array.prototype.slice.call(form.querySelectorAll("select"));

    function show(items, told) {
      list.replaceChildren.apply(list, items); found.textContent = told; if (steps) { steps.hidden = told !== ""; }
    }

    function search() {
      var mine = turn += 1, asked = words(field.value), chosen = {};
      choices.forEach(function (choice) { if (choice.value) { chosen[choice.dataset.facet] = choice.value; } });
      if (!asked.length && !Object.keys(chosen).length) { show(whole, ""); return; }
      var shards = asked.map(shardOf).filter(function (one, at, all) { return all.indexOf(one) === at; });
      loadAll("t", shards, function () {
        var sets = asked.map(numbersOf), numbers = [];
        if (sets.length) {
          numbers = Object.keys(sets[0]).map(Number).filter(function (number) {
            return sets.every(function (set) { return set[number]; });
          });
        } else {
          for (var at = 0; at < info.cards; at += 1) { numbers.push(at); }
        }
        var blocks = numbers.map(function (number) { return Math.floor(number / info.each); });
        blocks = blocks.filter(function (one, at, all) { return !at || all[at - 1] !== one; });
        loadAll("c", blocks.filter(function (one, at, all) { return all.indexOf(one) === at; }), function () {
          if (mine !== turn) { return; }
          var shown = numbers.map(function (number) {
            return cards[Math.floor(number / info.each)][number % info.each];
          }).filter(function (card) { return card && fits(card, chosen); });
          shown.sort(function (a, b) { return a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.title < b.title ? -1 : 1; });
          var told = shown.length ? form.dataset.found.replace("{count}", String(shown.length)) : form.dataset.none;
          show(shown.slice(0, 200).map(cardElement), told);
        });
      });
    }

    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(search, 150); });
    choices.forEach(function (choice) { choice.addEventListener("change", search); });
  }

  document.addEventListener("DOMContentLoaded", start);
  return {
    index: function (told) { info = told; },
    terms: function (number, told) { terms[number] = told; },
    cards: function (number, told) { cards[number] = told; }
  };
})();
