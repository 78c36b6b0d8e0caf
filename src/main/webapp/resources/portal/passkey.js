/*
 * Lets a passkey sign: to log in, to be made, or instead of a code. What is to be signed comes from the server; what was signed goes
 * back with the form in which the button stands. Nothing is judged here.
 */
(function () {
  "use strict";

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (c) { return c.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function decoded(descriptors) {
    return (descriptors || []).map(function (each) {
      return Object.assign({}, each, { id: bytes(each.id) });
    });
  }

  function answer(credential) {
    var response = credential.response;
    var told = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      told.attestationObject = text(response.attestationObject);
      told.transports = response.getTransports ? response.getTransports() : [];
    } else {
      told.authenticatorData = text(response.authenticatorData);
      told.signature = text(response.signature);
      if (response.userHandle) told.userHandle = text(response.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: credential.id,
      type: credential.type,
      response: told,
      clientExtensionResults: credential.getClientExtensionResults()
    });
  }

  function sign(options) {
    var asked = options.publicKey;
    asked.challenge = bytes(asked.challenge);
    asked.allowCredentials = decoded(asked.allowCredentials);
    return navigator.credentials.get({ publicKey: asked });
  }

  function make(options) {
    var asked = options.publicKey;
    asked.challenge = bytes(asked.challenge);
    asked.user.id = bytes(asked.user.id);
    asked.excludeCredentials = decoded(asked.excludeCredentials);
    return navigator.credentials.create({ publicKey: asked });
  }

  function ask(button) {
    var about = new URLSearchParams();
    if (button.dataset.what) {
      about.set("what", button.dataset.what);
      about.set("content", button.dataset.content);
    }
    return fetch(button.dataset.ask, {
      method: "POST",
      headers: { "X-Requested-With": "portal" },
      body: about,
      credentials: "same-origin",
      cache: "no-store"
    }).then(function (reply) { return reply.ok ? reply.json() : Promise.reject(new Error(reply.status)); });
  }

  /* In the place of the code, under the same name; the field itself never shows it. */
  function insteadOfCode(form, proof) {
    var code = form.querySelector("[id='" + form.id + ":code']");
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = code.name;
    field.value = "passkey:" + proof;
    code.disabled = true;
    form.appendChild(field);
    form.querySelector("[type=submit]").click();
    // what is sent was gathered by then; if it is refused, a code can be typed
    setTimeout(function () {
      code.disabled = false;
      field.remove();
    }, 0);
  }

  function send(form, proof) {
    form.querySelector("[data-answer]").value = proof;
    form.querySelector("[data-send]").click();
  }

  function problem(form, words) {
    var place = form.querySelector("[data-passkey-problem]");
    place.textContent = words;
    place.hidden = !words;
  }

  function run(button) {
    var form = button.form;
    var words = form.querySelector("[data-passkey-problem]").dataset;
    problem(form, "");
    if (!window.PublicKeyCredential) { problem(form, words.unsupported); return; }
    var kind = button.dataset.passkey;
    var signed = kind === "make" ? make(JSON.parse(button.dataset.options)) : ask(button).then(sign);
    button.disabled = true;
    signed
      .then(function (credential) {
        if (kind === "step-up") insteadOfCode(form, answer(credential));
        else send(form, answer(credential));
      })
      .catch(function (why) {
        problem(form, why.name === "InvalidStateError" ? words.known || words.stopped : words.stopped);
      })
      .finally(function () { button.disabled = false; });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-passkey]");
    if (button) run(button);
  });
})();
