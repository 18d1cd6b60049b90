/*
 * Draws a form of the portal on any page: <div data-bizosaas-form="KEY"></div><script async src=".../forms.js"></script>
 * It depends on nothing, sets no cookie and follows nobody. A form that is there already (data-proof-bits) is only helped to its proof.
 */
(() => {
  const base = new URL(document.currentScript.src).origin;
  const TYPES = { email: "email", phone: "tel" };
  const AUTOFILL = {
    firstName: "given-name",
    lastName: "family-name",
    email: "email",
    phone: "tel",
    companyName: "organization",
    jobTitle: "organization-title",
    city: "address-level2",
    country: "country",
  };

  // SHA-256 (FIPS 180-4) of ASCII; only the first word is needed. The browser's own waits a turn for each hash, which takes too long.
  const K = [];
  const H = [];
  for (let candidate = 2; K.length < 64; candidate++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) isPrime = false;
    if (!isPrime) continue;
    const fraction = (root) => ((root % 1) * 4294967296) | 0;
    if (H.length < 8) H.push(fraction(candidate ** (1 / 2)));
    K.push(fraction(candidate ** (1 / 3)));
  }
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  function firstWord(text) {
    const blocks = ((text.length + 8) >> 6) + 1;
    const words = new Int32Array(blocks * 16);
    for (let index = 0; index < text.length; index++) words[index >> 2] |= text.charCodeAt(index) << (24 - (index % 4) * 8);
    words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    words[blocks * 16 - 1] = text.length * 8;
    let state = H;
    const w = new Int32Array(64);
    for (let start = 0; start < words.length; start += 16) {
      let [a, b, c, d, e, f, g, h] = state;
      for (let step = 0; step < 64; step++) {
        if (step < 16) w[step] = words[start + step];
        else {
          const x = w[step - 15];
          const y = w[step - 2];
          w[step] = w[step - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[step - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
        }
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[step] + w[step]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      state = [a, b, c, d, e, f, g, h].map((word, index) => (word + state[index]) | 0);
    }
    return state[0] >>> 0;
  }

  /** Looks for a number that makes the hash begin with so many zero bits, and lets the page breathe meanwhile. */
  function prove(token, bits) {
    return new Promise((resolve) => {
      let number = 0;
      const look = () => {
        for (const end = number + 5000; number < end; number++)
          if (firstWord(`${token}:${number}`) >>> (32 - bits) === 0) return resolve(String(number));
        setTimeout(look, 0);
      };
      if (bits > 0) look();
      else resolve("");
    });
  }

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value === true ? "" : value);
    element.append(...children);
    return element;
  };
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  function control({ name, isRequired }, id, words) {
    const shared = { id, name, required: isRequired };
    if (name === "message") return make("textarea", { ...shared, rows: "5", maxlength: "5000" });
    if (name !== "timeline")
      return make("input", { ...shared, type: TYPES[name] || "text", autocomplete: AUTOFILL[name] || "off", maxlength: "254" });
    const options = Object.entries(words.timelines).map(([value, label]) => make("option", { value }, label));
    return make("select", shared, make("option", { value: "" }), ...options);
  }

  function draw(place, form) {
    const { key, fields, consentText, submitLabel, words, proofBits } = form;
    if (!form.isActive) return place.replaceChildren(make("p", {}, words.isOff));
    let token = form.token;
    let submissionKey = newKey();
    const status = make("p", { role: "status" });
    const button = make("button", { type: "submit" }, submitLabel);
    const rows = fields.map((field) => {
      const id = `bizosaas-${key}-${field.name}`;
      const label = make("label", { for: id }, field.label + (field.isRequired ? "" : ` (${words.optional})`));
      return make("p", { "data-field": field.name }, label, make("br"), control(field, id, words));
    });
    if (consentText) {
      const box = make("input", { type: "checkbox", name: "consent", value: "yes", required: true });
      rows.push(make("p", { "data-field": "consent" }, make("label", {}, box, ` ${consentText}`)));
    }
    const trap = make(
      "div",
      { "aria-hidden": "true" },
      make("label", {}, words.leaveEmpty, make("input", { name: "website_address", tabindex: "-1", autocomplete: "off" })),
    );
    trap.style.cssText = "position:absolute;left:-9999px";
    const element = make("form", { method: "post", action: `${base}/api/forms/${key}` }, ...rows, trap, button, status);
    element.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      status.textContent = words.sending;
      for (const old of element.querySelectorAll("[data-problem]")) old.remove();
      for (const old of element.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
      try {
        const body = new URLSearchParams(new FormData(element));
        body.set("_token", token);
        body.set("_id", submissionKey);
        body.set("_page", location.href.slice(0, 500));
        body.set("_referrer", document.referrer.slice(0, 500));
        for (const [name, value] of new URLSearchParams(location.search)) if (name.startsWith("utm_")) body.set(name, value.slice(0, 200));
        body.set("_proof", await prove(token, proofBits));
        const response = await fetch(element.action, { method: "POST", body, headers: { accept: "application/json" } });
        const answer = await response.json();
        if (response.ok) {
          if (answer.redirectUrl) location.assign(answer.redirectUrl);
          const thanks = make("p", { role: "status", tabindex: "-1" }, answer.thanksText);
          place.replaceChildren(thanks);
          return thanks.focus();
        }
        status.textContent = answer.detail || words.couldNotSend;
        if (!answer.issues || !answer.token) return;
        // What is put right is another submission.
        token = answer.token;
        submissionKey = newKey();
        for (const { path, message } of answer.issues) {
          const row = element.querySelector(`[data-field="${CSS.escape(path)}"]`);
          if (!row) continue;
          const field = row.querySelector("input, textarea, select");
          const id = `bizosaas-${key}-${path}-problem`;
          field.setAttribute("aria-invalid", "true");
          field.setAttribute("aria-describedby", id);
          row.append(make("span", { id, "data-problem": "" }, ` ${message}`));
        }
        element.querySelector("[aria-invalid]")?.focus();
      } catch {
        // The words stay in the form, and may be sent again under the same number.
        status.textContent = words.couldNotSend;
      } finally {
        button.disabled = false;
      }
    });
    place.replaceChildren(element);
  }

  function helpToProof(element) {
    element.addEventListener("submit", async (event) => {
      if (element.elements.namedItem("_proof")) return;
      event.preventDefault();
      const proof = await prove(element.elements.namedItem("_token").value, Number(element.dataset.proofBits));
      element.append(make("input", { type: "hidden", name: "_proof", value: proof }));
      element.submit();
    });
  }

  function start() {
    for (const element of document.querySelectorAll("form[data-proof-bits]")) helpToProof(element);
    for (const place of document.querySelectorAll("[data-bizosaas-form]"))
      fetch(`${base}/api/forms/${encodeURIComponent(place.dataset.bizosaasForm)}`, { headers: { accept: "application/json" } })
        .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`The form answered ${response.status}`))))
        .then((form) => draw(place, form))
        .catch((error) => console.error("The form could not be drawn.", error));
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
