// Reads JSON in its one form (RFC 8785) and a proof field by field: see pack.py and reading.py.
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${fields.join(",")}}`;
};
const jsonOf = (bytes, largest) => {
  if (bytes.length > largest) refuse("too long");
  const text = utf8(bytes), value = JSON.parse(text);
  if (/\\u[dD][89a-fA-F]/.test(text) || text !== text.normalize("NFC") || canonical(value) !== text) refuse("its form");
  return value;
};

const isText = (value) => typeof value === "string";
const isMaybe = (value) => value === null || isText(value);
const isNumber = (value) => Number.isSafeInteger(value) && value >= 0;
const isDay = (value) => isText(value) && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) && isCalendar(value);
const isCalendar = (value) => value > "0001" && !isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
const isOctets = (value) => isText(value) && /^(?:[0-9a-f]{2})*$/.test(value);
const oneOf = (...known) => (value) => known.includes(value);
const isList = (inner) => (value) => Array.isArray(value) && value.every(inner);
const isPlainObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isTexts = (value) => isPlainObject(value) && Object.values(value).every(isText);
const isObject = (fields) => (value) =>
  isPlainObject(value) && Object.keys(value).length === Object.keys(fields).length &&
  Object.entries(fields).every(([name, inner]) => Object.hasOwn(value, name) && inner(value[name]));

const isManifest = isObject({ schema: oneOf("habeas.pack/1"), files: isTexts });
const isProof = isObject({
  schema: oneOf("habeas.proof/2"), case: isText, as_of: isDay, unshown_times: isNumber,
  pages: isList(isObject({
    lang: oneOf("en", "ru", "kk"), path: isText,
    sentences: isList(isObject({
      anchor: isText, text: isText, notes: isList(isNumber), kind: oneOf("told", "reckoned", "absent", "own"),
      told: isList(isText), laws: isList(isNumber),
    })),
    notes: isList(isObject({ number: isNumber, source: isNumber, quote: isMaybe, text: isText })),
    sources: isList(isObject({
      number: isNumber, anchor: isText, title: isText, digest: isText, address: isMaybe, text: isText,
    })),
    laws: isList(isObject({
      number: isNumber, pack: isText, rule: isText, article: isText, wording: isText,
      amended_to: (value) => value === null || isDay(value),
    })),
    beside: isList(isObject({ kind: isText, text: isText })),
  })),
  times: isList(isObject({
    digest: isText, event: isTexts, salt: isOctets,
    chain: isList(isObject({ number: isNumber, previous: isText, commitment: isText, link: isText })),
    stamp: isObject({
      entry: isNumber, link: isText, token: isOctets, authority: isText, roots: isList(isOctets),
      nonce: (value) => isText(value) && /^[0-9]{1,80}$/.test(value),
    }),
  })),
});
