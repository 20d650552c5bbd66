"use strict";
// Reads a ZIP of stored files as strictly as the command does: see stored.py. Whatever is thrown means: no pack.
const refuse = (why) => { throw new Error(why); };
const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,7}$/;

const membersOf = (buffer, most) => {
  const view = new DataView(buffer), end = buffer.byteLength - 22;
  const u16 = (at) => view.getUint16(at, true), u32 = (at) => view.getUint32(at, true);
  if (end < 0 || u32(end) !== 0x06054b50 || u16(end + 4) || u16(end + 6) || u16(end + 20)) refuse("no ZIP");
  const count = u16(end + 10), start = u32(end + 16);
  if (u16(end + 8) !== count || start + u32(end + 12) !== end || count > most) refuse("no ZIP");
  const found = [], names = new Set();
  let at = start, next = 0;
  for (let left = count; left > 0; left--) {
    if (at + 46 > end || u32(at) !== 0x02014b50 || u16(at + 30) || u16(at + 32) || u16(at + 34)) refuse("its list");
    const flags = u16(at + 8), method = u16(at + 10), packed = u32(at + 20), plain = u32(at + 24);
    const length = u16(at + 28), local = u32(at + 42), raw = new Uint8Array(buffer, at + 46, length), path = utf8(raw);
    at += 46 + length;
    if (at > end || local !== next || local + 30 > start || u32(local) !== 0x04034b50 || u16(local + 28)) refuse("a file");
    if (u16(local + 6) !== flags || u16(local + 8) !== method) refuse("a file");
    if (u32(local + 18) !== packed || u32(local + 22) !== plain || u16(local + 26) !== length) refuse("a file");
    const begin = local + 30 + length;
    next = begin + packed;
    if (next > start || raw.some((one, place) => view.getUint8(local + 30 + place) !== one)) refuse("a file");
    const odd = method !== 0 || (flags & ~0x800) !== 0 || packed !== plain || !PATH.test(path) || names.has(path);
    names.add(path);
    found.push({ path, odd, data: odd ? null : new Uint8Array(buffer, begin, packed) });
  }
  if (at !== end || next !== start) refuse("its list");
  return found;
};
