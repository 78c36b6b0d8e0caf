/*
 * Keeps what was typed when a login ends while a form is open, and offers it back to the same person on the same page. It stays in
 * this tab of the browser (sessionStorage) and is never sent anywhere. Passwords, codes and files are not kept. It is forgotten once it
 * was offered, when somebody logs out, when somebody else logs in, and after a day of work.
 */
(function () {
  "use strict";
  var KEY = "portal.kept";
  var LONGEST = 12 * 60 * 60 * 1000;
  var NEVER = /(^|:)(code|recovery|password|repeated|answer)$/;
  var SECRET = /one-time-code|new-password|current-password/;
  var TYPES = ["password", "hidden", "submit", "button", "reset", "image", "file"];

  function read() {
    try { return JSON.parse(sessionStorage.getItem(KEY)); } catch (e) { return null; }
  }

  function write(kept) {
    // a full or forbidden store: then nothing is kept
    try { sessionStorage.setItem(KEY, JSON.stringify(kept)); } catch (e) { forget(); }
  }

  function forget() {
    try { sessionStorage.removeItem(KEY); } catch (e) { return; }
  }

  var end = document.getElementById("kept-at-end");
  if (end) {
    var last = read();
    if (last && end.dataset.kept === "true") {
      last.confirmed = true;
      write(last);
      end.hidden = false;
    } else {
      forget();
    }
    return;
  }

  var dialog = document.getElementById("timeout");
  var person = dialog && dialog.dataset.person;
  if (!person) return;
  var leaving = false;

  function mayBeKept(field) {
    return field.name && !field.readOnly && !field.disabled && TYPES.indexOf(field.type) < 0
      && !NEVER.test(field.name) && !SECRET.test(field.autocomplete || "");
  }

  function isTicked(field) { return field.type === "checkbox" || field.type === "radio"; }

  function isChanged(field) {
    if (isTicked(field)) return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") {
      return Array.prototype.some.call(field.options, function (o) { return o.selected !== o.defaultSelected; });
    }
    return field.value !== field.defaultValue;
  }

  function typed() {
    var fields = [];
    document.querySelectorAll("#main form").forEach(function (form) {
      var own = Array.prototype.filter.call(form.elements, mayBeKept);
      if (!own.some(isChanged)) return;
      own.forEach(function (field) {
        fields.push({ name: field.name, value: field.value, ticked: isTicked(field) ? field.checked : null });
      });
    });
    return fields;
  }

  function keep() {
    if (leaving) return;
    var fields = typed();
    if (fields.length) {
      write({ person: person, page: location.pathname + location.search, at: Date.now(), confirmed: false, fields: fields });
    }
  }

  function restore(kept) {
    kept.fields.forEach(function (each) {
      document.getElementsByName(each.name).forEach(function (field) {
        if (!mayBeKept(field)) return;
        if (each.ticked === null) field.value = each.value;
        else if (field.value === each.value) field.checked = each.ticked;
        else return;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
  }

  function offer(kept) {
    var note = document.getElementById("kept");
    note.hidden = false;
    note.addEventListener("click", function (event) {
      var what = event.target.dataset.kept;
      if (!what) return;
      if (what === "restore") restore(kept);
      forget();
      note.hidden = true;
      var first = what === "restore" && document.getElementsByName(kept.fields[0].name)[0];
      (first || document.getElementById("main")).focus();
    });
  }

  var kept = read();
  if (kept && (!kept.confirmed || kept.person !== person || Date.now() - kept.at > LONGEST)) forget();
  else if (kept && kept.page === location.pathname + location.search) offer(kept);

  document.addEventListener("login-ended", keep);
  window.addEventListener("pagehide", keep);
  document.addEventListener("submit", function (event) {
    if (event.target.id === "logOut") { leaving = true; forget(); }
  }, true);
})();
